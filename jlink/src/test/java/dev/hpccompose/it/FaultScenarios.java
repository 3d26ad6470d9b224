package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Event;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.JobProcesses;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Somebody or something does harm to a running job. Whatever it is: no process is left, the history
 * ends or is said to have broken off, and the verdict is true.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class FaultScenarios {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A job with everything that is a process of its own. */
  private static final String BUSY =
      """
      name: busy
      runtime: {backend: host}
      x-slurm:
        time: "00:05:00"
        mem: 400M
        metrics: {interval_seconds: 5, collectors: [slurm]}
      services:
        server:
          command: exec sleep 600
          x-slurm: {failure_policy: {mode: ignore}}
        unready:
          command: exec sleep 600
          readiness: {type: tcp, host: 127.0.0.1, port: 9, timeout_seconds: 500}
        silent:
          command: exec sleep 600
          readiness: {type: log, pattern: never, timeout_seconds: 500}
      """;

  private final SlurmCluster cluster;
  private final Engine engine;

  FaultScenarios(SlurmCluster cluster) {
    this.cluster = cluster;
    this.engine = new Engine.Slurm(cluster);
  }

  @Test
  @DisplayName("a killed supervisor leaves no process, and status says that the history broke off")
  void killedSupervisor() {
    Job job = running(BUSY, "server", "unready", "silent");
    JobProcesses.signal("KILL", List.of(new JobProcesses(job).supervisor()));
    cluster.waitForState(job.id(), LIMIT, "FAILED", "CANCELLED", "NODE_FAIL");
    job.workspace().assertNothingLeft();
    job.history().assertWhole();
    assertThat(job.history().last().type()).isNotEqualTo("attempt.finished");
    // a heartbeat is believed for a while
    Await.value(
        () -> "the history broke off, but " + status(job),
        LIMIT,
        () -> Optional.of(status(job)).filter(text -> text.contains("the history broke off")));
    assertThat(status(job)).contains("failed");
  }

  @Test
  @DisplayName("a service whose runner was killed is ended and counts as killed")
  void killedRunner() {
    Job job = running(ONE, "worker");
    JobProcesses.signal("KILL", List.of(new JobProcesses(job).runner("worker")));
    Event exited = job.awaitEvent("service.exited", "worker");
    assertThat(exited.number("exit_code")).isEqualTo(137);
    History history = job.awaitEnd(Ending.FAILED);
    assertThat(history.last().text("service")).isEqualTo("worker");
  }

  @Test
  @DisplayName("a job does not care for a killed sampler")
  void killedSampler() {
    Job job = running(SAMPLED, "worker");
    JobProcesses.signal("KILL", List.of(new JobProcesses(job).sampler()));
    job.workspace().cli("cancel", "--job", job.id()).expect(0);
    job.awaitEnd(Ending.CANCELLED);
  }

  @Test
  @DisplayName("a task that lost its slurmstepd does not outlive the job")
  void killedSlurmstepd() {
    Job job = running(ONE, "worker");
    JobProcesses.signal("KILL", new JobProcesses(job).slurmstepd(0));
    job.workspace().cli("cancel", "--job", job.id()).expect(0);
    job.awaitEnd(Ending.CANCELLED);
  }

  @Test
  @DisplayName("a service that was stopped by a signal is killed after its grace period")
  void stoppedService() {
    Job job =
        running(
            """
            name: stopped
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", mem: 300M, main: worker}
            services:
              frozen:
                stop_grace_period: 1s
                command: |
                  echo frozen
                  kill -STOP $$
                readiness: {type: log, pattern: frozen}
              worker:
                depends_on: {frozen: {condition: service_healthy}}
                command: "true"
            """,
            "frozen");
    History history = job.awaitEnd(Ending.SUCCEEDED);
    Event stopped = history.of("service.stopped", "frozen").getFirst();
    assertThat(stopped.json().path("forced").asBoolean()).as("%s", stopped).isTrue();
  }

  private static final String ONE =
      """
      name: one
      runtime: {backend: host}
      x-slurm: {time: "00:05:00", mem: 300M}
      services:
        worker: {command: exec sleep 600}
      """;

  private static final String SAMPLED =
      """
      name: sampled
      runtime: {backend: host}
      x-slurm: {time: "00:05:00", mem: 300M, metrics: {interval_seconds: 60, collectors: [slurm]}}
      services:
        worker: {command: exec sleep 600}
      """;

  private static String status(Job job) {
    return job.workspace().cli("status", "--job", job.id()).expect(0).stdout();
  }

  private Job running(String spec, String... services) {
    Job job = Workspace.create(engine, spec).submit();
    for (String service : services) {
      job.awaitEvent("service.started", service);
    }
    return job;
  }
}
