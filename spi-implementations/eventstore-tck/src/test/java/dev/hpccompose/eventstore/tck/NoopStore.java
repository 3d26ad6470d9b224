package dev.hpccompose.eventstore.tck;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.EventStoreProvider;
import dev.hpccompose.events.spi.Obstacle;
import dev.hpccompose.events.spi.StoredLines;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A store that does nothing at all, and a fixture around it. */
final class NoopStore implements EventStoreFixture, EventStoreProvider, EventStore, EventAppender {

  @Override
  public EventStoreProvider provider() {
    return this;
  }

  @Override
  public void tear(Path directory, String writer, byte[] part) {}

  @Override
  public Path place(Path directory, String writer) {
    return directory.resolve(writer);
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public EventStore open(Path directory) {
    return this;
  }

  @Override
  public SortedSet<String> writers() {
    return new TreeSet<>();
  }

  @Override
  public SortedMap<String, Obstacle> obstacles() {
    return new TreeMap<>();
  }

  @Override
  public EventAppender appender(String writer) {
    return this;
  }

  @Override
  public StoredLines read(String writer, long fromOffset) {
    return new StoredLines(List.of(), 0, 0, false);
  }

  @Override
  public void append(byte[] line) {}

  @Override
  public void close() {}
}
