package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.ServiceEvent.ServiceUnhealthy;
import dev.hpccompose.events.TeardownReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LivenessRunTest {

  /** Succeeds while the service is "well", and keeps its process id. */
  private static final Gate PROBE =
      Gate.exec(
          "sh",
          "-c",
          "cd $HPC_COMPOSE_JOB_DIR; echo $PPID >>prober; cat well || { echo ill; exit 5; }");

  private static final String FALLS_ILL =
      "cd $HPC_COMPOSE_JOB_DIR; echo fine >well; sleep 0.5; rm well; ";

  @TempDir private Path directory;

  @Test
  @DisplayName("a service that is not well any more fails the job, with what its probe said last")
  void aServiceThatFallsIllFailsTheJob() {
    ScriptJob job = job(asked(FALLS_ILL + "exec sleep 60"));
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.fact(ServiceReady.class).result()).contains("exit code 0: fine");
    ServiceUnhealthy ill = job.fact(ServiceUnhealthy.class);
    assertThat(ill.failures()).isEqualTo(2);
    assertThat(ill.result()).contains("exit code 5: ill");
    assertThat(job.fact(TeardownStarted.class))
        .isEqualTo(new TeardownStarted(TeardownReason.UNHEALTHY, Optional.of("app")));
    assertThat(job.read("prober").lines()).isNotEmpty().noneMatch(ScriptJob::runs);
  }

  @Test
  void aServiceThatFallsIllIsLaunchedAgainAndAskedAgain() {
    String once =
        "cd $HPC_COMPOSE_JOB_DIR; echo fine >well; test -e ill && sleep 1 && exit 0; mkdir ill;"
            + " sleep 0.3; rm well; exec sleep 60";
    ScriptJob job = job(asked(once).restarts(1, Duration.ofSeconds(1)));
    assertThat(job.run()).isZero();
    assertThat(job.facts(ServiceStarted.class)).hasSize(2);
    assertThat(job.facts(ServiceReady.class))
        .extracting(ServiceReady::launch)
        .containsExactly(1, 2);
    assertThat(job.fact(ServiceStopped.class).launch()).isEqualTo(1);
  }

  @Test
  void anIllServiceThatIsIgnoredMayGetWellAgain() {
    ScriptJob job = job(asked(FALLS_ILL + "sleep 1.5; echo better >well; sleep 1").ignored());
    assertThat(job.run()).isZero();
    assertThat(job.facts(ServiceUnhealthy.class)).hasSize(1);
    assertThat(job.facts(ServiceReady.class))
        .extracting(ready -> ready.result().orElseThrow())
        .containsExactly("exit code 0: fine", "exit code 0: better");
  }

  @Test
  void oneFailureBetweenSuccessesChangesNothing() {
    Gate fickle =
        Gate.exec("sh", "-c", "cd $HPC_COMPOSE_JOB_DIR; echo x >>n; test $(($(wc -l <n) % 2)) = 1");
    ScriptJob job = job(Draft.of("app", "sleep 2").ready(gate(fickle)));
    assertThat(job.run()).isZero();
    assertThat(job.read("n").lines().count()).isGreaterThan(5);
    assertThat(job.facts(ServiceUnhealthy.class)).isEmpty();
    assertThat(job.facts(ServiceReady.class)).hasSize(1);
  }

  @Test
  @DisplayName("a probe that goes on ends with its service, and with a supervisor that was killed")
  void aProbeOutlivesNeitherItsServiceNorItsSupervisor() {
    ScriptJob job =
        job(
            asked("cd $HPC_COMPOSE_JOB_DIR; echo fine >well; mkdir up; sleep 1"),
            Draft.of("other", "sleep 3"));
    assertThat(job.run()).isZero();
    assertThat(job.read("prober").lines()).isNotEmpty().noneMatch(ScriptJob::runs);
  }

  @Test
  void aProbeEndsWhenItsSupervisorWasKilled() {
    ScriptJob job = job(asked("cd $HPC_COMPOSE_JOB_DIR; echo fine >well; exec sleep 60"));
    try (ScriptJob.Running running = job.start()) {
      var _ = running.await(ServiceReady.class);
      running.process().destroyForcibly().onExit().join();
      job.awaitShells(1); // that of the runner, which waits for the service
    } finally {
      job.leftovers().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static Draft asked(String command) {
    return Draft.of("app", command).ready(gate(PROBE));
  }

  private static Gate gate(Gate probe) {
    return probe.every(100).retries(2).forgiving(Duration.ofSeconds(30), 100).watched(100);
  }

  private ScriptJob job(Draft... services) {
    return ScriptJob.of(directory, services);
  }
}
