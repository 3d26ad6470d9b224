package dev.hpccompose.tracking;

import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One event of a made-up history, before it has its number. */
record Step(String writer, int attempt, JobEvent event, Optional<EventId> cause, long second) {

  private static final Instant BEGIN = Instant.parse("2026-11-20T23:00:00Z");

  Instant at() {
    return BEGIN.plusSeconds(second);
  }

  RecordedEvent recorded(long seq) {
    return new RecordedEvent(new EventId(writer, seq), at(), "run", attempt, cause, event);
  }

  Step shifted(String shiftedWriter, Duration by) {
    return writer.equals(shiftedWriter)
        ? new Step(writer, attempt, event, cause, second + by.toSeconds())
        : this;
  }
}
