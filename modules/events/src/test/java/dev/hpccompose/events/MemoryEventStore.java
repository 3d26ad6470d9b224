package dev.hpccompose.events;

import dev.hpccompose.events.spi.EventAppender;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.Obstacle;
import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A store in memory whose offsets count lines. */
public final class MemoryEventStore implements EventStore {

  private final SortedMap<String, List<byte[]>> lines = new TreeMap<>();

  private final int atOnce;
  private int linesRead;

  /** An empty store. */
  public MemoryEventStore() {
    this(Integer.MAX_VALUE);
  }

  /** An empty store that hands out so many lines at once. */
  MemoryEventStore(int atOnce) {
    this.atOnce = atOnce;
  }

  /** Adds a line as another process would. */
  public MemoryEventStore put(String writer, String line) {
    linesOf(writer).add(line.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** How many lines were handed out. */
  int linesRead() {
    return linesRead;
  }

  @Override
  public SortedSet<String> writers() {
    return new TreeSet<>(lines.keySet());
  }

  @Override
  public SortedMap<String, Obstacle> obstacles() {
    return new TreeMap<>();
  }

  @Override
  public EventAppender appender(String writer) {
    return new EventAppender() {
      @Override
      public void append(byte[] line) {
        linesOf(writer).add(line);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public StoredLines read(String writer, long fromOffset) {
    List<StoredLine> found = new ArrayList<>();
    List<byte[]> all = linesOf(writer);
    int end = (int) Math.min(all.size(), fromOffset + atOnce);
    for (int i = Math.toIntExact(fromOffset); i < end; i++) {
      found.add(new StoredLine(i, all.get(i)));
    }
    linesRead += found.size();
    return new StoredLines(found, end, 0, end < all.size());
  }

  private List<byte[]> linesOf(String writer) {
    return lines.computeIfAbsent(writer, name -> new ArrayList<>());
  }
}
