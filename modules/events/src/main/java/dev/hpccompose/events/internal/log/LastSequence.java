package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.internal.json.EventTypes;
import dev.hpccompose.events.spi.EventStore;

/** Where a writer that comes back goes on. */
public final class LastSequence {

  private LastSequence() {}

  /** The highest number that {@code writer} has in {@code store} for {@code run}; 0 without one. */
  public static long of(EventStore store, String writer, String run) {
    WriterCursor cursor = new WriterCursor(store, writer, EventTypes.RELEASED);
    long last = 0;
    do {
      for (Entry entry : cursor.advance(finding -> {})) {
        last = entry.event().run().equals(run) ? Math.max(last, entry.id().seq()) : last;
      }
    } while (cursor.more());
    return last;
  }
}
