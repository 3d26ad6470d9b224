package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.internal.json.Decoded;
import dev.hpccompose.events.internal.json.EventTypes;
import dev.hpccompose.events.internal.json.PlainLines;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** How far the lines of one writer have been read. */
final class WriterCursor {

  private final EventStore store;
  private final String writer;
  private final PlainLines decoder;
  private long offset;
  private long tornLength;
  private boolean more = true;

  WriterCursor(EventStore store, String writer, EventTypes types) {
    this.store = store;
    this.writer = writer;
    this.decoder = new PlainLines(writer, types);
  }

  /** Whether the last read left something that was there then. */
  boolean more() {
    return more;
  }

  /** The next events, as many as the store hands out at once. */
  Deque<Entry> advance(Consumer<LogFinding> findings) {
    StoredLines read = store.read(writer, offset);
    offset = read.nextOffset();
    tornLength = read.tornLength();
    more = read.more();
    Deque<Entry> entries = new ArrayDeque<>(read.lines().size());
    for (StoredLine line : read.lines()) {
      switch (decode(line)) {
        case Decoded.Event(var event) -> entries.add(new Entry(event, line.offset()));
        case Decoded.Damaged(var reason) ->
            findings.accept(new LogFinding.DamagedLine(writer, line.offset(), reason));
      }
    }
    return entries;
  }

  private Decoded decode(StoredLine line) {
    return line.isWhole()
        ? decoder.decode(line.bytes())
        : new Decoded.Damaged("longer than " + StoredLine.LONGEST + " bytes");
  }

  Optional<LogFinding> tornTail() {
    return tornLength == 0
        ? Optional.empty()
        : Optional.of(new LogFinding.TornTail(writer, offset, tornLength));
  }
}
