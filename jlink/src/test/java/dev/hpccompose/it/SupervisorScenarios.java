package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Event;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the supervisor does with services, on whatever engine. */
abstract class SupervisorScenarios {

  private final Engine engine;

  SupervisorScenarios(Engine engine) {
    this.engine = engine;
  }

  @Test
  @DisplayName("a chain of three starts in order, each when the one before is ready")
  void startsAChainInOrder() {
    History history =
        run(
            Ending.SUCCEEDED,
            """
            services:
              third:
                depends_on: {second: {condition: service_healthy}}
                command: echo the end of the chain
              second:
                depends_on: {first: {condition: service_healthy}}
                command: sleep 60
                readiness: {type: sleep, seconds: 1}
              first:
                command: |
                  echo first is up
                  sleep 60
                readiness: {type: log, pattern: "is up", timeout_seconds: 20}
            x-slurm: {time: "00:05:00", main: third}
            """);
    history.assertOrder(
        "attempt.started",
        "service.started first",
        "service.ready first",
        "service.started second",
        "service.ready second",
        "service.started third",
        "service.exited third",
        "teardown.started",
        "attempt.finished");
    assertThat(history.of("service.stopped", "first")).hasSize(1);
    assertThat(history.of("service.stopped", "second")).hasSize(1);
  }

  @Test
  @DisplayName("a slow branch does not hold up an independent one")
  void startsIndependentBranchesAtOnce() {
    History history =
        run(
            Ending.SUCCEEDED,
            """
            services:
              slow:
                command: sleep 60
                readiness: {type: sleep, seconds: 5}
              after_slow:
                depends_on: {slow: {condition: service_healthy}}
                command: echo late
              quick:
                command: echo quick is up; sleep 60
                readiness: {type: log, pattern: "is up"}
              after_quick:
                depends_on: {quick: {condition: service_healthy}}
                command: echo early
            x-slurm: {time: "00:05:00", main: after_slow}
            """);
    history.assertOrder(
        "service.started slow",
        "service.ready quick",
        "service.started after_quick",
        "service.exited after_quick",
        "service.ready slow",
        "service.started after_slow");
  }

  @Test
  @DisplayName("a service that fails ends the job with its exit code")
  void endsTheJobWithTheServiceThatFails() {
    History history =
        run(
            Ending.FAILED,
            """
            services:
              other:
                command: sleep 60
              bad:
                depends_on: [other]
                command: exit 7
            x-slurm: {time: "00:05:00"}
            """);
    assertThat(history.of("service.exited", "bad"))
        .extracting(event -> event.number("exit_code"))
        .containsExactly(7L);
    assertThat(history.of("service.stopped", "other")).hasSize(1);
    assertThat(history.last().number("exit_code")).isEqualTo(7);
    assertThat(history.last().text("service")).isEqualTo("bad");
  }

  @Test
  @DisplayName("a failure that is to be ignored changes nothing for the others")
  void ignoresAFailure() {
    History history =
        run(
            Ending.SUCCEEDED,
            """
            services:
              bad:
                command: exit 7
                x-slurm: {failure_policy: {mode: ignore}}
              good:
                command: sleep 2; echo done
            x-slurm: {time: "00:05:00"}
            """);
    history.assertOrder("service.exited bad", "service.exited good", "attempt.finished");
    assertThat(history.of("service.exited", "bad").getFirst().number("exit_code")).isEqualTo(7);
    assertThat(history.last().number("exit_code")).isZero();
  }

  @Test
  @DisplayName("a service that fails twice is restarted twice and then succeeds")
  void restartsUntilItSucceeds() {
    History history =
        run(
            Ending.SUCCEEDED,
            """
            services:
              flaky:
                command: |
                  cd "$HPC_COMPOSE_JOB_DIR"
                  echo launched >> launches
                  test "$(wc -l < launches)" -eq 3
                x-slurm: {failure_policy: {mode: restart_on_failure, max_restarts: 3, backoff_seconds: 1}}
            x-slurm: {time: "00:05:00"}
            """);
    assertThat(history.typesOf("flaky"))
        .containsExactly(
            "service.starting",
            "service.started",
            "service.exited",
            "service.restart_scheduled",
            "service.starting",
            "service.started",
            "service.exited",
            "service.restart_scheduled",
            "service.starting",
            "service.started",
            "service.exited");
    assertThat(history.of("service.exited", "flaky"))
        .extracting(event -> event.number("exit_code"))
        .containsExactly(1L, 1L, 0L);
    assertThat(history.of("service.started", "flaky"))
        .extracting(event -> event.number("launch"))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  @DisplayName("a service that fails more often than it may fails the job")
  void givesUpWhenRestartsAreExhausted() {
    History history =
        run(
            Ending.FAILED,
            """
            services:
              hopeless:
                command: exit 9
                x-slurm: {failure_policy: {mode: restart_on_failure, max_restarts: 2, backoff_seconds: 1}}
            x-slurm: {time: "00:05:00"}
            """);
    assertThat(history.of("service.started", "hopeless")).hasSize(3);
    assertThat(history.of("service.restart_scheduled", "hopeless"))
        .extracting(event -> event.number("restart"))
        .containsExactly(1L, 2L);
    assertThat(history.last().number("exit_code")).isEqualTo(9);
  }

  @Test
  @DisplayName("a child that ignores TERM is killed after its grace period")
  void killsWhatIgnoresTerm() {
    History history =
        run(
            Ending.SUCCEEDED,
            """
            services:
              stubborn:
                stop_grace_period: 1s
                command: |
                  trap '' TERM
                  echo try me
                  while :; do sleep 1; done
                readiness: {type: log, pattern: "try me"}
              quick:
                depends_on: {stubborn: {condition: service_healthy}}
                command: echo done
            x-slurm: {time: "00:05:00", main: quick}
            """);
    Event stopped = history.of("service.stopped", "stubborn").getFirst();
    assertThat(stopped.json().path("forced").asBoolean()).as("forced in %s", stopped).isTrue();
  }

  @Test
  @DisplayName("a service that dies before it is ready fails its dependants at once")
  void failsTheGateOfAServiceThatDies() {
    History history =
        run(
            Ending.FAILED,
            """
            services:
              dying:
                command: sleep 1; exit 3
                readiness: {type: log, pattern: "never", timeout_seconds: 50}
              waiting:
                depends_on: {dying: {condition: service_healthy}}
                command: echo unreachable
            x-slurm: {time: "00:05:00"}
            """);
    assertThat(history.of("service.started", "waiting")).isEmpty();
    assertThat(history.of("service.readiness_failed", "dying"))
        .extracting(event -> event.text("reason"))
        .containsExactly("exited");
  }

  @Test
  @DisplayName("a port and a page that answer at 127.0.0.1 open their gates (S-018)")
  void waitsForAPortAndAPage() {
    int port = FreePort.any();
    History history =
        run(
            Ending.SUCCEEDED,
            """
            services:
              tcp:
                command: |
                  sleep 1
                  perl -MIO::Socket::INET -e '
                    my $server = IO::Socket::INET->new(
                      LocalAddr => "127.0.0.1", LocalPort => %1$d, Listen => 9, ReuseAddr => 1) or die;
                    while (my $client = $server->accept) {
                      <$client>;
                      print $client "HTTP/1.0 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n";
                      close $client;
                    }'
                readiness: {type: tcp, port: %1$d, timeout_seconds: 20}
              http:
                depends_on: {tcp: {condition: service_healthy}}
                command: sleep 60
                readiness: {type: http, url: "http://127.0.0.1:%1$d/", timeout_seconds: 20}
              client:
                depends_on: {http: {condition: service_healthy}}
                command: echo done
            x-slurm: {time: "00:05:00", main: client}
            """
                .formatted(port));
    history.assertOrder(
        "service.started tcp", "service.ready tcp", "service.ready http", "service.started client");
  }

  @Test
  @DisplayName(
      "hooks run around a service that falls ill, is stopped, launched again and well again")
  void restartsWhatFallsIllWithItsHooks() {
    Workspace workspace =
        Workspace.create(
            engine,
            """
            name: scenario
            runtime: {backend: host}
            services:
              db:
                command: |
                  exec 2>/dev/null
                  trap 'echo asked; exit 0' TERM
                  while :; do sleep 0.1; done
                post_start: [{command: 'touch "$HPC_COMPOSE_JOB_DIR/well"; echo "seeded $HPC_COMPOSE_SERVICE"'}]
                pre_stop: [{command: [echo, saved], timeout_seconds: 9}]
                readiness:
                  type: exec
                  command: ls "$HPC_COMPOSE_JOB_DIR/well"
                  interval_seconds: 1
                  retries: 2
                  start_period_seconds: 30
                  liveness: true
                x-slurm: {failure_policy: {mode: restart_on_failure, max_restarts: 1, backoff_seconds: 1}}
              app:
                depends_on: {db: {condition: service_healthy}}
                success_exit_codes: [7]
                command: |
                  cd "$HPC_COMPOSE_JOB_DIR"
                  rm well
                  until test -e well; do sleep 0.1; done
                  exit 7
            x-slurm: {time: "00:05:00", main: app}
            """);
    assertThat(workspace.up().exit()).isEqualTo(Ending.SUCCEEDED.exitCode());
    Job job = Job.newest(workspace);
    History history = job.awaitEnd(Ending.SUCCEEDED);
    assertThat(history.typesOf("db"))
        .startsWith(
            "service.starting",
            "service.started",
            "service.hook_finished",
            "service.ready",
            "service.probed",
            "service.unhealthy",
            "service.stopping",
            "service.hook_finished",
            "service.stopped",
            "service.restart_scheduled",
            "service.starting",
            "service.started");
    history.assertOrder(
        "service.hook_finished db",
        "service.ready db",
        "service.started app",
        "service.restart_scheduled db",
        "service.exited app",
        "attempt.finished");
    assertThat(history.of("service.unhealthy", "db").getFirst().text("result")).contains("well");
    assertThat(job.log("db")).contains("seeded db").containsSubsequence("saved", "asked");
    assertThat(workspace.cli("ps", "--job", job.id()).expect(0).stdout()).contains("LAST PROBE");
    assertThat(history.of("service.exited", "app").getFirst().number("exit_code")).isEqualTo(7);
  }

  /** Runs a spec with {@code up} and asserts how it ended. */
  private History run(Ending ending, String spec) {
    Workspace workspace =
        Workspace.create(engine, "name: scenario\nruntime: {backend: host}\n" + spec);
    Result result = workspace.up();
    assertThat(result.exit()).as("%s", result).isEqualTo(ending.exitCode());
    return Job.newest(workspace).awaitEnd(ending);
  }
}
