package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.util.function.Consumer;

/** The lines of one writer as they are stored. */
final class WriterLines {

  private WriterLines() {}

  /** Hands out all complete lines that {@code writer} has in {@code store} now, in their order. */
  static void forEach(EventStore store, String writer, Consumer<StoredLine> each) {
    StoredLines read;
    long offset = 0;
    do {
      read = store.read(writer, offset);
      offset = read.nextOffset();
      read.lines().forEach(each);
    } while (read.more());
  }
}
