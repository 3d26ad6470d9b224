package dev.hpccompose.events;

import dev.hpccompose.events.internal.log.LogReader;
import java.util.List;

/** Follows a log while it grows. Belongs to one thread. */
public final class EventTail {

  private final LogReader reader;

  EventTail(LogReader reader) {
    this.reader = reader;
  }

  /**
   * The events that arrived since the last call, all of them at the first. They are ordered among
   * themselves as in {@link EventLog#read()}. An incomplete line is left for a later call.
   */
  public List<RecordedEvent> poll() {
    return reader.next().events();
  }
}
