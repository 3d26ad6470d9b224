package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.CauseEvent.AttemptBrokenOff;
import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.SealedLines;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor seals what it wrote (F-26). */
@Timeout(60)
class SealRunTest {

  @TempDir private Path directory;

  @Test
  void the_last_event_and_all_before_it_are_sealed() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", "true"));
    assertThat(job.run()).isZero();
    List<String> lines = job.read("events/batch-0.jsonl").lines().toList();
    assertThat(lines.getLast()).contains("\"type\":\"log.sealed\"");
    assertThat(lines.get(lines.size() - 2)).contains("\"type\":\"attempt.finished\"");
    SealedLines seals = seals(job);
    assertThat(seals.broken()).isEmpty();
    assertThat(seals.open()).isZero();
    assertThat(unexpected(job)).isEmpty();
    assertThat(job.facts().toList()).last().isInstanceOf(AttemptFinished.class);
  }

  @Test
  void an_edited_exit_code_is_found_F_26() throws IOException {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", "exit 3"));
    assertThat(job.run()).isEqualTo(3);
    Path history = job.home().resolve("events/batch-0.jsonl");
    String edited = Files.readString(history).replace("\"exit_code\":3", "\"exit_code\":0");
    Files.writeString(history, edited);
    assertThat(unexpected(job)).isEmpty();
    assertThat(seals(job).broken()).isPresent();
  }

  @Test
  void a_running_job_seals_what_it_wrote_and_nothing_more_while_it_is_idle() throws IOException {
    ScriptJob job =
        ScriptJob.of(
                directory,
                Draft.of("app", "until test -e $HPC_COMPOSE_JOB_DIR/go; do sleep 0.1; done"))
            .instead("hc_after_begin() { HC_BEAT_EVERY=100; }");
    try (ScriptJob.Running running = job.start()) {
      running.await(ServiceStarted.class);
      SealedLines sealed = running.await(() -> Optional.of(seals(job)).filter(SealRunTest::isAll));
      for (int i = 0; i < 5; i++) {
        String beat = job.read("heartbeat");
        var _ =
            running.await(
                () -> Optional.of(job.read("heartbeat")).filter(next -> !next.equals(beat)));
      }
      assertThat(seals(job)).isEqualTo(sealed);
      Files.createFile(job.home().resolve("go"));
      assertThat(running.exitCode()).isZero();
    }
    assertThat(isAll(seals(job))).isTrue();
    assertThat(seals(job).broken()).isEmpty();
  }

  @Test
  void an_attempt_that_ended_is_known_as_such_though_a_seal_follows_its_last_event() {
    ScriptJob job = ScriptJob.of(directory, Draft.of("app", "true"));
    assertThat(job.run()).isZero();
    assertThat(job.attempt(1).run()).isZero();
    assertThat(job.facts(AttemptFinished.class)).hasSize(2);
    assertThat(job.facts(AttemptBrokenOff.class)).isEmpty();
  }

  /** Nobody submitted it, so that its first cause is missing. */
  private static List<LogFinding> unexpected(ScriptJob job) {
    return job.history().findings().stream()
        .filter(finding -> !(finding instanceof LogFinding.DanglingCause))
        .toList();
  }

  private static boolean isAll(SealedLines seals) {
    return seals.lines() > 0 && seals.open() == 0;
  }

  private static SealedLines seals(ScriptJob job) {
    return EventLog.open(job.home().resolve("events")).seals().getFirst();
  }
}
