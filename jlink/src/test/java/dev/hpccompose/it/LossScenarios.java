package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Event;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.slurm.SlurmCluster;
import dev.hpccompose.it.slurm.Tracking;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A job loses what it runs on. Each test has a cluster of its own, because it breaks it. */
@Execution(ExecutionMode.CONCURRENT)
abstract class LossScenarios {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final SlurmCluster cluster;
  private final Engine engine;

  LossScenarios(Tracking tracking) {
    cluster = SlurmCluster.start(tracking, 2);
    engine = new Engine.Slurm(cluster);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  @DisplayName("a preempted job that is requeued says so, and its next attempt goes on")
  void preemptedAndRequeued() {
    Job job = preempted("requeued");
    Event cause = job.awaitEvent(0, "job.preempted");
    assertThat(cause.json().path("requeued").asBoolean()).as("%s", cause).isTrue();
    assertThat(cause.text("evidence")).contains("DUE TO PREEMPTION");
    assertThat(job.awaitEvent(0, "attempt.finished").text("outcome")).isEqualTo("requeued");
    cluster.waitForState(job.id(), LIMIT, "PENDING");
    cluster.run("scontrol", "update", "JobId=" + job.id(), "StartTime=now");
    job.awaitEvent(1, "service.started");
    job.workspace().cli("cancel", "--job", job.id()).expect(0);
    job.awaitEnd(1, Ending.CANCELLED);
  }

  @Test
  @DisplayName(
      "a preempted job that is not requeued is preempted, and neither failed nor cancelled")
  void preemptedForGood() {
    Job job = preempted("cancelled");
    History history = job.awaitEnd(Ending.PREEMPTED);
    Event cause = history.only("job.preempted");
    assertThat(cause.json().path("requeued").asBoolean()).as("%s", cause).isFalse();
  }

  @Test
  @DisplayName("a job that loses a node says which, and ends as node_failed")
  void losesANode() {
    Job job = onBothNodes("requeue: false");
    String lost = cluster.nodes().getLast();
    cluster.kill("slurmd-" + lost);
    Event finished =
        Await.value(
            () -> "the end in " + job.history() + job.batchLog(),
            LIMIT,
            () ->
                job.history().batch().stream()
                    .filter(event -> event.type().equals("attempt.finished"))
                    .findFirst());
    assertThat(finished.text("outcome")).isEqualTo("node_failed");
    History history = job.history();
    history.assertComplete();
    Event service = history.only("service.node_lost");
    assertThat(service.text("node")).as("%s", service).isEqualTo(lost);
    assertThat(service.text("service")).isEqualTo("wide");
    assertThat(history.only("job.node_failed").text("evidence")).contains("NODE FAILURE");
    String status = job.workspace().cli("status", "--job", job.id()).expect(0).stdout();
    assertThat(status).contains("node failed");
    // what runs on a lost node ends when the node comes back
    cluster.startAgain("slurmd-" + lost);
    cluster.waitForState(job.id(), LIMIT, "NODE_FAIL");
    job.workspace().assertNothingLeft();
  }

  @Test
  @DisplayName("a controller that is away for 20 s delays a restart and a stop, and loses neither")
  void losesTheController() {
    Job job = lonely();
    // one that is killed has forgotten what it did not write down, such as that a young job runs
    cluster.stop("slurmctld");
    touch(job, "go");
    boolean waits = cluster.isAtLeast(26, 5); // its srun ends when the controller has heard of it
    if (!waits) {
      job.awaitEvent("service.restart_scheduled", "worker");
    }
    Await.after(Duration.ofSeconds(20), () -> cluster.startAgain("slurmctld"));
    job.awaitEvent(0, "attempt.finished", Duration.ofMinutes(2)); // it asks once a minute
    History history = job.awaitEnd(Ending.SUCCEEDED);
    assertThat(history.of("service.exited", "worker").getFirst().number("exit_code")).isEqualTo(3);
    if (!waits) {
      assertThat(history.of("service.launch_refused", "worker"))
          .isNotEmpty()
          .extracting(refused -> refused.text("evidence"))
          .anyMatch(words -> words.contains("Unable to contact slurm controller"));
    }
    assertThat(history.of("service.restart_scheduled", "worker")).hasSize(1);
    assertThat(job.log("server")).as("%s%n%s", history, job.batchLog()).contains("asked");
  }

  @Test
  @DisplayName("a controller that has just come back refuses steps, which are launched again")
  void findsTheControllerAgain() {
    Job job = lonely();
    cluster.stop("slurmctld");
    touch(job, "go");
    // the launch after this failure finds a controller that has not heard of its nodes yet
    Await.after(Duration.ofSeconds(1), () -> cluster.startAgain("slurmctld"));
    job.awaitEvent(0, "attempt.finished", Duration.ofMinutes(2));
    History history = job.awaitEnd(Ending.SUCCEEDED);
    assertThat(history.of("service.restart_scheduled", "worker")).hasSize(1);
    assertThat(job.log("server")).as("%s%n%s", history, job.batchLog()).contains("asked");
  }

  @Test
  @DisplayName("services on the first node are asked to stop while the controller is away")
  void stopsWithoutTheController() {
    assumeFalse(cluster.isAtLeast(26, 5), "its srun ends when the controller has heard of it");
    Job job = lonely();
    cluster.stop("slurmctld");
    touch(job, "well");
    touch(job, "go");
    job.awaitEvent(0, "service.stopped", LIMIT);
    job.awaitEvent(0, "attempt.finished", LIMIT);
    cluster.startAgain("slurmctld");
    History history = job.awaitEnd(Ending.SUCCEEDED);
    assertThat(history.only("service.stopped").json().path("forced").asBoolean()).isFalse();
    assertThat(job.log("server")).as("%s%n%s", history, job.batchLog()).contains("asked");
    assertThat(job.batchLog()).contains("services are asked again to stop");
  }

  /**
   * A server, and a worker that ends when it is told to: well, or with a failure and a second try.
   */
  private Job lonely() {
    Job job =
        Workspace.create(
                engine,
                """
                name: lonely
                runtime: {backend: host}
                x-slurm: {time: "00:05:00", mem: 300M, main: worker}
                services:
                  server:
                    stop_grace_period: 60s
                    command: |
                      trap 'echo asked; exit 0' TERM
                      echo up
                      while :; do sleep 0.2; done
                    readiness: {type: log, pattern: up}
                  worker:
                    depends_on: {server: {condition: service_healthy}}
                    x-slurm:
                      failure_policy: {mode: restart_on_failure, max_restarts: 1, backoff_seconds: 1}
                    readiness: {type: log, pattern: at work}
                    command: |
                      [ -e again ] && exit 0
                      touch again
                      echo at work
                      until [ -e go ]; do sleep 0.2; done
                      [ -e well ] || exit 3
                """)
            .submit();
    job.awaitEvent("service.ready", "worker");
    return job;
  }

  private Job preempted(String partition) {
    Job job =
        Workspace.create(
                engine,
                """
                name: weak
                runtime: {backend: host}
                x-slurm: {time: "00:05:00", mem: 3900M, partition: %s, requeue: true}
                services:
                  worker: {command: exec sleep 600}
                """
                    .formatted(partition))
            .submit();
    job.awaitEvent("service.started", "worker");
    String node = cluster.scontrolJob(job.id()).get("NodeList");
    cluster.run(
        "sbatch",
        "--partition=urgent",
        "--nodelist=" + node,
        "--mem=3900M",
        "--output=/dev/null",
        "--wrap=sleep 2");
    return job;
  }

  private Job onBothNodes(String option) {
    Job job =
        Workspace.create(
                engine,
                """
                name: wide
                runtime: {backend: host}
                x-slurm: {time: "00:05:00", nodes: 2, mem: 300M, %s}
                services:
                  helper: {command: exec sleep 600}
                  wide:
                    command: exec sleep 600
                    x-slurm: {nodes: 2}
                """
                    .formatted(option))
            .submit();
    job.awaitEvent("service.started", "wide");
    job.awaitEvent("service.started", "helper");
    Await.until(
        "both tasks run",
        LIMIT,
        () ->
            cluster.processesOf(job.id()).stream()
                    .filter(process -> process.commandLine().startsWith("sleep 600"))
                    .count()
                == 3);
    return job;
  }

  private static void touch(Job job, String name) {
    try {
      java.nio.file.Files.createFile(job.workspace().directory().resolve(name));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
