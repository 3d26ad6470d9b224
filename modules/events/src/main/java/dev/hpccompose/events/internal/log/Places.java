package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.internal.json.EventTypes;
import dev.hpccompose.events.spi.EventStore;

/** Where events stand. */
public final class Places {

  private Places() {}

  /** Where the line of an event starts; -1 when there is none. */
  public static long offset(EventStore store, EventId id) {
    WriterCursor cursor = new WriterCursor(store, id.writer(), EventTypes.RELEASED);
    do {
      for (Entry entry : cursor.advance(finding -> {})) {
        if (entry.id().equals(id)) {
          return entry.offset();
        }
      }
    } while (cursor.more());
    return -1;
  }
}
