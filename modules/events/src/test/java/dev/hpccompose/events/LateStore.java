package dev.hpccompose.events;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.Obstacle;
import dev.hpccompose.events.spi.StoredLines;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/** A store whose lines are written just after the first read of the first writer. */
final class LateStore implements EventStore {

  private final EventStore store;
  private boolean written;

  LateStore(HandMadeLog source) {
    this.store = source.store();
  }

  @Override
  public SortedSet<String> writers() {
    return store.writers();
  }

  @Override
  public SortedMap<String, Obstacle> obstacles() {
    return store.obstacles();
  }

  @Override
  public EventAppender appender(String writer) {
    return store.appender(writer);
  }

  @Override
  public StoredLines read(String writer, long fromOffset) {
    StoredLines read =
        written ? store.read(writer, fromOffset) : new StoredLines(List.of(), 0, 0, false);
    written = true;
    return read;
  }
}
