package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.spi.EventStore;
import java.util.ArrayList;

/** Where a writer that comes back goes on. */
public final class LastSequence {

  private LastSequence() {}

  /** The highest number that {@code writer} has in {@code store} for {@code run}; 0 without one. */
  public static long of(EventStore store, String writer, String run) {
    return new WriterCursor(store, writer)
        .advance(new ArrayList<>()).stream()
            .filter(entry -> entry.event().run().equals(run))
            .mapToLong(entry -> entry.id().seq())
            .max()
            .orElse(0);
  }
}
