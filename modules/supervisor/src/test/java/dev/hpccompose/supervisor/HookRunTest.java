package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.HookOutcome;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.ServiceEvent.ServiceHookFinished;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.TeardownReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HookRunTest {

  private static final String WAITS =
      "exec 2>/dev/null; trap 'echo asked; exit 0' TERM; mkdir $HPC_COMPOSE_JOB_DIR/up; while :; do"
          + " sleep 0.05; done";

  @TempDir private Path directory;

  @Test
  void whatIsToRunAfterTheStartRunsBeforeAnybodyCountsOnTheService() {
    Hook told =
        hook("echo $TOLD in $PWD as $HPC_COMPOSE_SERVICE; sleep 0.3")
            .in("/", Map.of("TOLD", "a 'hook'"));
    ScriptJob job =
        job(
            Draft.of("db", "sleep 60").postStart(told, hook("mkdir $HPC_COMPOSE_JOB_DIR/seeded")),
            Draft.of("app", "test -d $HPC_COMPOSE_JOB_DIR/seeded").afterStart("db"));
    assertThat(job.run()).isZero();
    assertThat(job.read("logs/db.log")).isEqualTo("a 'hook' in / as db\n");
    List<ServiceHookFinished> hooks = job.facts(ServiceHookFinished.class);
    assertThat(hooks).extracting(ServiceHookFinished::number).containsExactly(1, 2);
    assertThat(hooks).extracting(ServiceHookFinished::outcome).containsOnly(HookOutcome.SUCCEEDED);
    assertThat(hooks.getFirst().result()).contains("exit code 0: a 'hook' in / as db");
    assertThat(hooks.getFirst().elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(job.position(new ServiceStarted("app", 1, job.fact(ServiceStarted.class).node())))
        .isGreaterThan(job.position(hooks.get(1)));
  }

  @Test
  void aHookThatFailsAfterTheStartFailsTheService() {
    ScriptJob job =
        job(
            Draft.of("db", "sleep 60")
                .postStart(hook("echo no such table; exit 3"), hook("echo never")));
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.fact(TeardownStarted.class))
        .isEqualTo(new TeardownStarted(TeardownReason.HOOK_FAILED, Optional.of("db")));
    ServiceHookFinished failed = job.facts(ServiceHookFinished.class).getFirst();
    assertThat(failed.outcome()).isEqualTo(HookOutcome.FAILED);
    assertThat(failed.result()).contains("exit code 3: no such table");
    assertThat(job.facts(ServiceHookFinished.class)).hasSize(1);
    assertThat(job.read("logs/db.log")).isEqualTo("no such table\n");
  }

  @Test
  void aServiceWhoseHookFailedIsRestartedWhenItsPolicySaysSo() {
    ScriptJob job =
        job(
            Draft.of("db", "sleep 60")
                .restarts(1, Duration.ofSeconds(1))
                .postStart(hook("mkdir $HPC_COMPOSE_JOB_DIR/tried && exit 9; exit 0")),
            Draft.of("app", "true").afterStart("db"));
    assertThat(job.run()).isZero();
    assertThat(job.facts(ServiceHookFinished.class))
        .extracting(hook -> hook.launch() + " " + hook.outcome().word())
        .startsWith("1 failed", "2 succeeded");
  }

  @Test
  void aHookThatHangsIsEndedWithAllItsProcesses() {
    Hook hangs =
        hook("trap '' TERM; echo $$ >$HPC_COMPOSE_JOB_DIR/pid; sleep 61 & sleep 61")
            .within(Duration.ofMillis(500));
    ScriptJob job = job(Draft.of("db", "sleep 60").postStart(hangs));
    assertThat(job.run()).isEqualTo(1);
    assertThat(job.fact(ServiceHookFinished.class).outcome()).isEqualTo(HookOutcome.TIMED_OUT);
    assertThat(ScriptJob.runs(job.read("pid").strip())).isFalse();
  }

  @Test
  void aHookEndsWithItsService() {
    Hook waits = hook("echo $$ >$HPC_COMPOSE_JOB_DIR/pid; exec sleep 61");
    String ends = "while test ! -s $HPC_COMPOSE_JOB_DIR/pid; do sleep 0.05; done";
    ScriptJob job = job(Draft.of("db", ends).postStart(waits));
    assertThat(job.run()).isZero();
    assertThat(job.fact(ServiceHookFinished.class).outcome()).isEqualTo(HookOutcome.INTERRUPTED);
    assertThat(ScriptJob.runs(job.read("pid").strip())).isFalse();
  }

  @Test
  void whatIsToRunBeforeTheStopRunsBeforeTheSignal() {
    ScriptJob job = cancelled(Draft.of("db", WAITS).preStop(hook("sleep 0.3; echo saved")));
    assertThat(job.read("logs/db.log")).isEqualTo("saved\nasked\n");
    assertThat(job.fact(ServiceHookFinished.class).outcome()).isEqualTo(HookOutcome.SUCCEEDED);
    assertThat(job.fact(ServiceStopped.class))
        .isEqualTo(new ServiceStopped("db", 1, 0, Optional.empty(), false));
  }

  @Test
  void aHookThatFailsBeforeTheStopIsToldAndTheServiceIsAskedAllTheSame() {
    ScriptJob job = cancelled(Draft.of("db", WAITS).preStop(hook("exit 4"), hook("echo never")));
    assertThat(job.read("logs/db.log")).isEqualTo("asked\n");
    assertThat(job.facts(ServiceHookFinished.class))
        .extracting(ServiceHookFinished::outcome)
        .containsExactly(HookOutcome.FAILED);
    assertThat(job.fact(AttemptFinished.class))
        .isEqualTo(new AttemptFinished(Outcome.CANCELLED, 143, Optional.empty()));
  }

  @Test
  void theTimeOfAHookIsAPartOfTheGracePeriod() {
    ScriptJob job =
        cancelled(
            Draft.of("db", WAITS)
                .stop("TERM", Duration.ofSeconds(1))
                .preStop(hook("exec sleep 61")));
    assertThat(job.read("logs/db.log")).isEmpty();
    assertThat(job.fact(ServiceHookFinished.class).outcome()).isEqualTo(HookOutcome.INTERRUPTED);
    assertThat(job.fact(ServiceStopped.class).forced()).isTrue();
  }

  @Test
  void whatTheSchedulerHasStoppedItselfHasNoHookBeforeIt() {
    ScriptJob job =
        ScriptJob.of(directory, Draft.of("db", WAITS).preStop(hook("echo never")))
            .instead("hc_after_begin() { HC_SIGNAL_REACHES_SERVICES=1; }")
            .instead(
                "hc_request_verdict() { printf 'verdict cancelled\\n"
                    + "' >&103; kill -TERM -- \"-${HC_CHILD[0]}\"; }");
    cancel(job);
    assertThat(job.read("logs/db.log")).isEqualTo("asked\n");
    assertThat(job.fact(ServiceHookFinished.class).outcome()).isEqualTo(HookOutcome.SKIPPED);
  }

  private ScriptJob cancelled(Draft service) {
    ScriptJob job = ScriptJob.of(directory, service);
    cancel(job);
    return job;
  }

  private static void cancel(ScriptJob job) {
    try (ScriptJob.Running running = job.start()) {
      running.awaitFile("up");
      running.cancel();
      assertThat(running.exitCode()).isEqualTo(143);
    }
  }

  private static Hook hook(String command) {
    return Hook.of(command);
  }

  /** A job that ends with its last service. */
  private ScriptJob job(Draft... services) {
    String last = services[services.length - 1].name();
    return ScriptJob.of(directory, JobDraft.of(services).main(last));
  }
}
