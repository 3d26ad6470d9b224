package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import dev.hpccompose.events.TeardownReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DependencyRunTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir private Path directory;

  @Test
  void aServiceThatWaitsForASuccessStartsAfterIt() {
    ScriptJob job =
        run(
            Draft.of("init", "sleep 0.3; echo done >>$HPC_COMPOSE_JOB_DIR/made"),
            Draft.of("app", "cat $HPC_COMPOSE_JOB_DIR/made").afterSuccess("init"));
    assertThat(job.read("logs/app.log")).isEqualTo("done\n");
    assertThat(job.facts(ServiceWaiting.class))
        .containsExactly(new ServiceWaiting("app", List.of("init")));
    assertThat(job.position(new ServiceExited("init", 1, 0, Optional.empty())))
        .isBetween(0, start(job, "app"));
  }

  @Test
  void aServiceThatIsLaunchedAgainUntilItSucceedsIsWaitedFor() {
    ScriptJob job =
        run(
            Draft.of("init", "cd $HPC_COMPOSE_JOB_DIR; mkdir tried && exit 7; exit 0")
                .restarts(2, SHORT),
            Draft.of("app", "true").afterSuccess("init"));
    assertThat(job.position(new ServiceExited("init", 2, 0, Optional.empty())))
        .isBetween(0, start(job, "app"));
  }

  @Test
  void aSuccessThatCanNeverComeEndsTheJob() {
    ScriptJob job =
        ScriptJob.of(
            directory,
            Draft.of("init", "exit 7").ignored(),
            Draft.of("app", "true").afterSuccess("init"));
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.fact(TeardownStarted.class))
        .isEqualTo(new TeardownStarted(TeardownReason.DEPENDENCY_FAILED, Optional.of("init")));
    assertThat(start(job, "app")).isEqualTo(-1);
  }

  @Test
  @DisplayName("started means launched and still alive (S-228)")
  void aServiceThatWaitsForItsNextLaunchIsNotStarted() {
    ScriptJob job =
        run(
            Draft.of("gate", "echo up; sleep 0.6").says("up"),
            Draft.of("flaky", "cd $HPC_COMPOSE_JOB_DIR; mkdir tried && exit 7; sleep 0.3")
                .restarts(1, SHORT),
            Draft.of("app", "true").afterHealth("gate").afterStart("flaky"));
    assertThat(job.position(new ServiceExited("flaky", 1, 7, Optional.empty())))
        .isLessThan(start(job, "app"));
  }

  @Test
  @DisplayName(
      "a service that waits for a launch starts at once after it, not after its end (S-228)")
  void aServiceStartsWhileTheOneBeforeStillRuns() {
    ScriptJob job =
        run(Draft.of("first", "sleep 0.5"), Draft.of("second", "true").afterStart("first"));
    assertThat(start(job, "first")).isLessThan(start(job, "second"));
    assertThat(start(job, "second"))
        .isLessThan(job.position(new ServiceExited("first", 1, 0, Optional.empty())));
  }

  @Test
  @DisplayName("healthy means that the readiness check succeeded (S-229)")
  void aServiceThatWaitsForHealthStartsAfterTheCheckSucceeded() {
    ScriptJob job =
        run(
            Draft.of("server", "sleep 0.5; echo now up; sleep 1").says("^now up$"),
            Draft.of("client", "true").afterHealth("server"));
    ServiceReady ready = job.fact(ServiceReady.class);
    assertThat(ready.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    assertThat(job.position(ready)).isBetween(start(job, "server"), start(job, "client"));
  }

  private ScriptJob run(Draft... services) {
    ScriptJob job = ScriptJob.of(directory, services);
    assertThat(job.run()).as(() -> job.facts().toList() + job.said()).isZero();
    return job;
  }

  private static int start(ScriptJob job, String service) {
    return job.facts().toList().stream()
        .filter(ServiceStarted.class::isInstance)
        .map(ServiceStarted.class::cast)
        .filter(started -> started.service().equals(service))
        .findFirst()
        .map(job::position)
        .orElse(-1);
  }
}
