package dev.hpccompose.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.events.LogFinding.ForeignEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each writer has its own types of events; what else stands in its lines does not count. */
class WriterKindTest {

  private static final String FINISHED =
      """
      {"v":1,"seq":%d,"at":"2026-11-20T00:00:00Z","type":"attempt.finished","run":"run","attempt":0,\
      "outcome":"succeeded","exit_code":0}\
      """;

  private final HandMadeLog log = new HandMadeLog();

  @Test
  void a_name_tells_what_kind_of_writer_it_is() {
    assertThat(WriterKind.of("submit")).contains(WriterKind.SUBMIT);
    assertThat(WriterKind.of("batch-12")).contains(WriterKind.BATCH);
    assertThat(WriterKind.of("cli-0a1b2c3d")).contains(WriterKind.CLI);
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit2", "batch", "batch-", "batch-x", "batch-1x", "web", "cli", "0"})
  void other_names_are_of_no_kind(String name) {
    assertThat(WriterKind.of(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit", "cli-1", "web", "batch-x"})
  void an_end_that_the_supervisor_did_not_write_does_not_count_and_is_named_F_12(String writer) {
    log.event("batch-0", 1).raw(writer, FINISHED.formatted(1));
    History history = log.read();
    assertThat(HandMadeLog.ids(history.events())).containsExactly("batch-0:1");
    assertThat(history.findings()).containsExactly(new ForeignEvent(writer, 0, "attempt.finished"));
  }

  @Test
  void an_end_that_the_supervisor_wrote_counts() {
    log.raw("batch-0", FINISHED.formatted(1));
    assertThat(log.read().events())
        .extracting(RecordedEvent::event)
        .containsExactly(new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.empty()));
  }

  @Test
  void a_plan_in_the_lines_of_another_writer_does_not_name_the_run_F_12() {
    log.event("batch-0", 1);
    log.raw(
        "batch-1",
        """
        {"v":1,"seq":1,"at":"2026-11-20T00:00:00Z","type":"run.planned","run":"other","attempt":0,\
        "job_name":"j","compose_file":"/c","submit_dir":"/","scheduler":"local","backend":"host",\
        "tool_version":"0","services":[]}\
        """);
    assertThat(HandMadeLog.ids(log.read().events())).containsExactly("batch-0:1");
  }

  @Test
  void nobody_writes_what_belongs_to_another() {
    try (EventWriter writer =
        EventWriter.over(log.store(), "batch-0", "run", 0, () -> Instant.EPOCH)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.append(new JobCancelRequested("1")))
          .withMessageContaining("batch-0 does not write");
    }
    assertThat(log.read().events()).isEmpty();
  }

  @Test
  void every_type_has_a_writer_and_the_lists_are_told_apart() {
    assertThat(WriterKind.SUBMIT.types()).contains("run.planned", "job.submitted", "log.sealed");
    assertThat(WriterKind.BATCH.types())
        .contains("attempt.finished", "service.ready", "job.timed_out", "log.sealed")
        .doesNotContain("job.submitted", "scheduler.observed");
    assertThat(WriterKind.CLI.types())
        .containsExactlyInAnyOrder(
            "artifacts.exported",
            "job.cancel_requested",
            "job.submitted",
            "log.sealed",
            "scheduler.observed");
  }
}
