package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.internal.json.Decoded;
import dev.hpccompose.events.internal.json.LineDecoder;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the lines of one writer have been read. */
final class WriterCursor {

  private final EventStore store;
  private final String writer;
  private long offset;
  private long tornLength;

  WriterCursor(EventStore store, String writer) {
    this.store = store;
    this.writer = writer;
  }

  List<Entry> advance(List<LogFinding> findings) {
    StoredLines read = store.read(writer, offset);
    offset = read.nextOffset();
    tornLength = read.tornLength();
    List<Entry> entries = new ArrayList<>(read.lines().size());
    for (StoredLine line : read.lines()) {
      switch (LineDecoder.decode(writer, line.bytes())) {
        case Decoded.Event(var event) -> entries.add(new Entry(event, line.offset()));
        case Decoded.Damaged(var reason) ->
            findings.add(new LogFinding.DamagedLine(writer, line.offset(), reason));
      }
    }
    return entries;
  }

  Optional<LogFinding> tornTail() {
    return tornLength == 0
        ? Optional.empty()
        : Optional.of(new LogFinding.TornTail(writer, offset, tornLength));
  }
}
