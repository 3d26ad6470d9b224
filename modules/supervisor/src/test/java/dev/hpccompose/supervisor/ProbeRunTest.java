package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.ReadinessFailure;
import dev.hpccompose.events.ServiceEvent.ServiceProbed;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProbeRunTest {

  private static final Gate EXEC = Gate.exec("probe");

  @TempDir private Path directory;

  @Test
  @DisplayName("a command that exits with 0 makes its service ready (D-16)")
  void aCommandIsAskedUntilItSucceeds() {
    ScriptJob job =
        exec(
            "echo asked >>$HPC_COMPOSE_JOB_DIR/asked; test -e $HPC_COMPOSE_JOB_DIR/up",
            EXEC.every(100),
            "sleep 0.5; mkdir $HPC_COMPOSE_JOB_DIR/up; sleep 0.5");
    assertThat(job.run()).isZero();
    assertThat(job.fact(ServiceReady.class).elapsed())
        .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    assertThat(job.read("asked").lines().count()).isGreaterThan(1);
  }

  @Test
  @DisplayName("the command of a spec runs beside its service, with what the service sees (D-16)")
  void theCommandOfThePlanIsAsked() {
    Gate probe =
        Gate.exec("sh", "-c", "test \"$HPC_COMPOSE_SERVICE\" = app && test -e \"$0\"", "/");
    ScriptJob job = job(probe.every(100).retries(2), "sleep 1");
    assertThat(job.run()).isZero();
    assertThat(job.fact(ServiceReady.class).probe()).isEqualTo(ProbeKind.EXEC);
  }

  @Test
  @DisplayName("failures in a row after the start period make a service unhealthy at once (D-15)")
  void tooManyFailuresAreReportedWithWhatTheLastOneSaid() {
    ScriptJob job =
        exec(
            "echo asked >>$HPC_COMPOSE_JOB_DIR/asked; printf 'first\\n"
                + "\\e[1mno \"%s\"\\n"
                + "' '\\'; exit 3",
            EXEC.every(100).retries(3), "sleep 60");
    assertThat(job.run()).isEqualTo(1);
    ServiceReadinessFailed failed = job.fact(ServiceReadinessFailed.class);
    assertThat(failed.reason()).isEqualTo(ReadinessFailure.RETRIES);
    assertThat(failed.result()).contains("exit code 3: ?[1mno \"\\\"");
    assertThat(failed.elapsed()).isLessThan(Duration.ofSeconds(10));
    assertThat(job.read("asked").lines()).hasSize(3);
  }

  @Test
  @DisplayName(
      "failures in the start period are not counted, and tried at their own interval (D-15)")
  void theStartPeriodForgives() {
    ScriptJob job =
        exec(
            "echo asked >>$HPC_COMPOSE_JOB_DIR/asked; exit 1",
            EXEC.every(300).retries(1).forgiving(Duration.ofSeconds(1), 100),
            "sleep 60");
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.fact(ServiceReadinessFailed.class).elapsed())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(9));
    assertThat(job.read("asked").lines().count()).isGreaterThan(4);
  }

  @Test
  @DisplayName("what keeps the gate closed is told once for the same words")
  void aClosedGateSaysWhy() {
    ScriptJob job = exec("echo not yet; exit 4", EXEC.every(50).retries(5), "sleep 60");
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.facts(ServiceProbed.class))
        .extracting(ServiceProbed::result)
        .containsExactly("exit code 4: not yet");
  }

  @Test
  @DisplayName("what a probe says anew each time is told ten times at most")
  void aTalkativeProbeDoesNotFillTheHistory() {
    ScriptJob job =
        exec(
            "n=$HPC_COMPOSE_JOB_DIR/tries; echo >>$n; wc -l <$n; exit 4",
            EXEC.every(50).retries(15),
            "sleep 60");
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.facts(ServiceProbed.class))
        .hasSize(10)
        .last()
        .extracting(ServiceProbed::result)
        .isEqualTo("exit code 4: 10");
    assertThat(job.fact(ServiceReadinessFailed.class).result()).contains("exit code 4: 15");
  }

  @Test
  void aTryThatHangsIsEndedWithAllItsProcesses() {
    ScriptJob job =
        exec(
            "trap '' TERM; echo $BASHPID >>$HPC_COMPOSE_JOB_DIR/pids; sleep 61 & sleep 61",
            EXEC.every(100).attempt(200).retries(2),
            "sleep 60");
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.fact(ServiceReadinessFailed.class).result())
        .contains("no answer within 0.200 s");
    assertThat(job.read("pids").lines()).hasSize(2).noneMatch(ScriptJob::runs);
  }

  @Test
  void aProbeEndsWithItsService() {
    ScriptJob job =
        exec(
            "echo $BASHPID >$HPC_COMPOSE_JOB_DIR/pid; exec sleep 61",
            EXEC.attempt(40_000),
            "while test ! -s $HPC_COMPOSE_JOB_DIR/pid; do sleep 0.05; done");
    assertThat(job.run()).isZero();
    assertThat(ScriptJob.runs(job.read("pid").strip())).isFalse();
    assertThat(job.fact(ServiceReadinessFailed.class).reason()).isEqualTo(ReadinessFailure.EXITED);
  }

  @Test
  void anOverallDeadlineTellsWhatTheLastTrySaid() {
    ScriptJob job =
        job(EXEC.timeout(1000).every(100), "sleep 60")
            .instead("hc_exec_probe_0() { echo not yet; exit 5; }");
    assertThat(job.run()).isEqualTo(1);
    ServiceReadinessFailed failed = job.fact(ServiceReadinessFailed.class);
    assertThat(failed.reason()).isEqualTo(ReadinessFailure.DEADLINE);
    assertThat(failed.result()).contains("exit code 5: not yet");
  }

  @Test
  void aPortAndAPageAreTriedAsOftenAsItIsSaid() {
    for (Gate probe : List.of(Gate.tcp("127.0.0.1", 1), Gate.http("http://127.0.0.1:1/", 200))) {
      ScriptJob job = job(probe.every(100).attempt(500).retries(2), "sleep 60");
      assertThat(job.run()).isEqualTo(1);
      ServiceReadinessFailed failed = job.facts(ServiceReadinessFailed.class).getLast();
      assertThat(failed.reason()).isEqualTo(ReadinessFailure.RETRIES);
      assertThat(failed.result().orElseThrow()).startsWith("exit code ").contains("onnect");
    }
  }

  @Test
  void aServiceThatRestartsIsProbedAnew() {
    Draft service =
        Draft.of("app", "echo $$ >>$HPC_COMPOSE_JOB_DIR/launches; exec sleep 1")
            .ready(EXEC.every(100).retries(2))
            .restarts(1, Duration.ofSeconds(1));
    ScriptJob job =
        ScriptJob.of(directory, service)
            .instead("hc_exec_probe_0() { test $(wc -l <$HPC_COMPOSE_JOB_DIR/launches) = 2; }");
    assertThat(job.run()).isZero();
    assertThat(job.facts(ServiceStarted.class)).hasSize(2);
    assertThat(job.fact(ServiceReady.class).launch()).isEqualTo(2);
  }

  private ScriptJob exec(String probe, Gate gate, String command) {
    return job(gate, command).instead("hc_exec_probe_0() { " + probe + "; }");
  }

  private ScriptJob job(Gate gate, String command) {
    return ScriptJob.of(directory, Draft.of("app", command).ready(gate));
  }
}
