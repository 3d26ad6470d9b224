package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.EventId;
import java.util.Comparator;

/** The next event of a writer. */
record Head(WriterLine line, Entry entry) {

  static final Comparator<Head> BY_TIME_THEN_WRITER =
      (one, other) -> {
        int byTime = one.entry.event().at().compareTo(other.entry.event().at());
        return byTime != 0 ? byTime : one.entry.writer().compareTo(other.entry.writer());
      };

  long seq() {
    return entry.id().seq();
  }

  EventId cause() {
    return entry.event().cause().orElseThrow();
  }
}
