package dev.hpccompose.events;

import dev.hpccompose.events.internal.log.LogReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Follows a log while it grows. Belongs to one thread. */
public final class EventTail {

  private static final int AT_ONCE = 4096;

  private final LogReader reader;
  private Iterator<RecordedEvent> arrived = Collections.emptyIterator();

  EventTail(LogReader reader) {
    this.reader = reader;
  }

  /**
   * The events that arrived since the last call, all of them at the first; where they are many, the
   * first of them. They are ordered among themselves as in {@link EventLog#read()}. An incomplete
   * line is left for a later call.
   */
  public List<RecordedEvent> poll() {
    if (!arrived.hasNext()) {
      arrived = reader.events();
    }
    List<RecordedEvent> events = new ArrayList<>();
    while (events.size() < AT_ONCE && arrived.hasNext()) {
      events.add(arrived.next());
    }
    return events;
  }

  /** Whether the last call left some of the events that had arrived by then. */
  public boolean hasMore() {
    return arrived.hasNext();
  }
}
