package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceRestartScheduled;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.TeardownReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PolicyRunTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path directory;

  @Test
  @DisplayName("fail_job: the first exit code other than 0 ends the job at once (S-253)")
  void theFirstFailureEndsTheJob() {
    ScriptJob job = job(Draft.of("bad", "sleep 0.3; exit 7"), Draft.of("other", "exec sleep 60"));
    assertThat(job.run()).isEqualTo(7);
    assertThat(job.fact(TeardownStarted.class))
        .isEqualTo(new TeardownStarted(TeardownReason.SERVICE_FAILED, Optional.of("bad")));
    assertThat(job.fact(ServiceStopped.class).service()).isEqualTo("other");
    assertThat(job.fact(AttemptFinished.class))
        .isEqualTo(new AttemptFinished(Outcome.FAILED, 7, Optional.of("bad")));
  }

  @Test
  @DisplayName("ignore: the job goes on after a failure (S-254)")
  void anIgnoredFailureChangesNothing() {
    ScriptJob job =
        job(Draft.of("bad", "exit 7").ignored(), Draft.of("other", "sleep 0.5; echo done"));
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/other.log")).isEqualTo("done\n");
    assertThat(job.position(new ServiceExited("bad", 1, 7, Optional.empty())))
        .isBetween(0, job.position(new ServiceExited("other", 1, 0, Optional.empty())));
  }

  @Test
  @DisplayName(
      "restart_on_failure: launched again after a failure only, never after a success (S-255)")
  void aSuccessIsNotLaunchedAgain() {
    ScriptJob job =
        job(
            Draft.of("good", "exit 0").restarts(3, SECOND),
            Draft.of("flaky", "cd $HPC_COMPOSE_JOB_DIR; mkdir tried && exit 3; exit 0")
                .restarts(3, SECOND));
    assertThat(job.run()).isZero();
    assertThat(launches(job, "good")).isEqualTo(1);
    assertThat(launches(job, "flaky")).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "max_restarts counts relaunches: one more launch than that, then it fails (S-256, S-258,"
          + " S-271)")
  void theFirstLaunchIsNoRestart() {
    ScriptJob job = job(Draft.of("hopeless", "exit 9").restarts(2, SECOND));
    assertThat(job.run()).isEqualTo(9);
    assertThat(launches(job, "hopeless")).isEqualTo(3);
    assertThat(job.facts(ServiceRestartScheduled.class))
        .containsExactly(
            new ServiceRestartScheduled("hopeless", 1, 2, Duration.ofSeconds(1)),
            new ServiceRestartScheduled("hopeless", 2, 2, Duration.ofSeconds(1)));
    assertThat(job.read("state.json")).contains("\"launches\":3,\"restarts\":2,\"max_restarts\":2");
  }

  @Test
  @DisplayName("backoff_seconds is the same before each launch (S-257)")
  void theDelayIsFixed() {
    ScriptJob job = job(Draft.of("hopeless", "exit 9").restarts(2, SECOND));
    assertThat(job.run()).isEqualTo(9);
    List<Instant> exits = times(job, ServiceExited.class);
    List<Instant> starts = times(job, ServiceStarted.class);
    for (int restart = 1; restart <= 2; restart++) {
      assertThat(Duration.between(exits.get(restart - 1), starts.get(restart)))
          .isBetween(Duration.ofMillis(990), Duration.ofSeconds(4));
    }
  }

  @Test
  void theDelayGrowsUpToItsCapWhenTheSpecSaysSo() {
    ScriptJob job =
        job(
            Draft.of("hopeless", "exit 9")
                .restarts(4, Duration.ofMillis(100))
                .with("HC_MAX_BACKOFF", 300));
    assertThat(job.run()).isEqualTo(9);
    assertThat(job.facts(ServiceRestartScheduled.class))
        .extracting(restart -> restart.delay().toMillis())
        .containsExactly(100L, 200L, 300L, 300L);
  }

  @Test
  void restartsOutsideTheWindowDoNotCount() {
    String third = "cd $HPC_COMPOSE_JOB_DIR; echo x >>n; sleep 0.8; test $(wc -l <n) = 4";
    ScriptJob job =
        job(Draft.of("flaky", third).restarts(1, Duration.ofMillis(100)).with("HC_WINDOW", 700));
    assertThat(job.run()).isZero();
    assertThat(job.facts(ServiceRestartScheduled.class))
        .extracting(restart -> restart.restart() + " " + restart.counted().orElseThrow())
        .containsExactly("1 1", "2 1", "3 1");
    ScriptJob quick =
        ScriptJob.of(
            directory.resolve("quick"),
            Draft.of("hopeless", "exit 9")
                .restarts(1, Duration.ofMillis(100))
                .with("HC_WINDOW", 60_000));
    assertThat(quick.directory().toFile().mkdir()).isTrue();
    assertThat(quick.run()).isEqualTo(9);
    assertThat(launches(quick, "hopeless")).isEqualTo(2);
  }

  @Test
  void aCodeThatTheSpecCallsASuccessIsOne() {
    ScriptJob job =
        job(
            Draft.of("stage", "exit 3").with("HC_SUCCESS", 3).restarts(3, SECOND),
            Draft.of("next", "echo done").afterSuccess("stage"),
            Draft.of("last", "exit 3").with("HC_SUCCESS", 3).afterSuccess("next"));
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/next.log")).isEqualTo("done\n");
    assertThat(job.fact(ServiceExited.class))
        .isEqualTo(new ServiceExited("stage", 1, 3, Optional.empty(), Optional.of(true)));
    assertThat(job.facts(ServiceRestartScheduled.class)).isEmpty();
    assertThat(job.fact(AttemptFinished.class))
        .isEqualTo(new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.empty()));
  }

  private ScriptJob job(Draft... services) {
    return ScriptJob.of(directory, services);
  }

  private static long launches(ScriptJob job, String service) {
    return job.facts(ServiceStarted.class).stream()
        .filter(started -> started.service().equals(service))
        .count();
  }

  private static List<Instant> times(ScriptJob job, Class<?> type) {
    return job.history().events().stream()
        .filter(recorded -> type.isInstance(recorded.event()))
        .map(RecordedEvent::at)
        .toList();
  }
}
