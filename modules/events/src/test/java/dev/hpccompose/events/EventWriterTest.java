package dev.hpccompose.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventWriterTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T23:11:00.123456789Z"));

  private final MemoryEventStore store = new MemoryEventStore();
  private final EventLog log = EventLog.over(store);

  @Test
  void what_append_returns_is_what_is_read() {
    try (EventWriter writer = EventWriter.over(store, "batch-2", "run", 2, CLOCK)) {
      RecordedEvent first = writer.append(new SignalReceived("INT"));
      RecordedEvent second = writer.append(new SignalReceived("TERM"), first.id());
      assertThat(log.read().events()).containsExactly(first, second);
      assertThat(second)
          .isEqualTo(
              new RecordedEvent(
                  new EventId("batch-2", 2),
                  Instant.parse("2026-11-20T23:11:00.123456Z"),
                  "run",
                  2,
                  Optional.of(new EventId("batch-2", 1)),
                  new SignalReceived("TERM")));
    }
  }

  @Test
  void a_writer_that_comes_back_goes_on_with_the_next_number() {
    for (int i = 1; i <= 3; i++) {
      try (EventWriter writer = EventWriter.over(store, "batch-0", "run", 0, CLOCK)) {
        assertThat(writer.append(new SignalReceived("TERM")).id().seq())
            .isEqualTo(2 * i - 1); // each closing left a seal
      }
    }
    assertThat(log.read().findings()).isEmpty();
  }

  @Test
  void numbers_of_another_run_do_not_count() {
    try (EventWriter writer = EventWriter.over(store, "batch-0", "old", 0, CLOCK)) {
      writer.append(new SignalReceived("TERM"));
    }
    try (EventWriter writer = EventWriter.over(store, "batch-0", "run", 0, CLOCK)) {
      assertThat(writer.append(new SignalReceived("TERM")).id().seq()).isEqualTo(1);
    }
  }

  @Test
  void an_unknown_event_is_not_written() {
    try (EventWriter writer = EventWriter.over(store, "batch-0", "run", 0, CLOCK)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.append(new UnknownEvent("x", 1, "{}")));
    }
    assertThat(log.read().events()).isEmpty();
  }

  @Test
  void a_missing_store_is_said_clearly() {
    assertThatExceptionOfType(MissingEventStoreException.class)
        .isThrownBy(() -> EventLog.open(Path.of("events")))
        .withMessageContaining("no event store is installed");
  }

  @Test
  void an_event_goes_out_as_a_line_that_names_its_writer() {
    try (EventWriter writer = EventWriter.over(store, "cli-7", "run", 0, CLOCK)) {
      assertThat(EventJson.line(writer.append(new JobCancelRequested("ä"))))
          .isEqualTo(
              "{\"writer\":\"cli-7\",\"v\":1,\"seq\":1,\"at\":\"2026-11-20T23:11:00.123456Z\","
                  + "\"type\":\"job.cancel_requested\",\"run\":\"run\",\"attempt\":0,\"job_id\":\"ä\"}");
    }
  }
}
