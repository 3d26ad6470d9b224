package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Event;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Slurm ends an attempt, and the history says why in Slurm's own words. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ExtremeScenarios.CALM, mode = ResourceAccessMode.READ)
abstract class CauseScenarios {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SlurmCluster cluster;
  private final Engine engine;

  CauseScenarios(SlurmCluster cluster) {
    this.cluster = cluster;
    this.engine = new Engine.Slurm(cluster);
  }

  @Test
  @DisplayName(
      "a requeued job resumes: attempts are apart, names show the latest (S-180 S-181 S-182)")
  void requeuesWithResume() throws IOException {
    Workspace workspace =
        Workspace.create(
            engine,
            """
            name: resumes
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", mem: 300M, requeue: true, resume: {path: %s}}
            services:
              trainer:
                command: |
                  echo "attempt $HPC_COMPOSE_ATTEMPT resumes $HPC_COMPOSE_IS_RESUME"
                  cat $HPC_COMPOSE_RESUME_DIR/state && exit 0
                  echo step 7 > $HPC_COMPOSE_RESUME_DIR/state
                  echo saved
                  exec sleep 600
                readiness: {type: log, pattern: saved}
            """
                .formatted(Files.createTempDirectory(Path.of("/var/tmp"), "hc-resume")));
    Job job = workspace.submit();
    job.awaitEvent("service.ready", "trainer");
    requeue(job);
    History history = job.awaitEnd(1, Ending.SUCCEEDED);
    assertRequeued(history);
    Path attempts = job.directory().resolve("attempts");
    assertThat(attempts.resolve("0/logs/trainer.log")).content().contains("attempt 0 resumes 0");
    assertThat(attempts.resolve("1/logs/trainer.log"))
        .content()
        .contains("attempt 1 resumes 1", "step 7")
        .doesNotContain("attempt 0");
    for (String name : new String[] {"logs", "metrics", "artifacts", "state.json"}) {
      assertThat(Files.readSymbolicLink(job.directory().resolve(name)))
          .hasToString("attempts/1/" + name);
    }
    assertThat(attempts.resolve("0/state.json")).content().contains("\"outcome\":\"requeued\"");
    assertThat(job.log("trainer")).contains("attempt 1 resumes 1");
  }

  @Test
  @DisplayName("a requeued job without resume starts over: no resume variables, one log (S-175)")
  void requeuesWithoutResume() {
    Workspace workspace =
        Workspace.create(
            engine,
            """
            name: starts-over
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", mem: 300M, requeue: true}
            services:
              worker:
                command: |
                  echo "attempt ${HPC_COMPOSE_ATTEMPT-none} ${HPC_COMPOSE_IS_RESUME-none} ${HPC_COMPOSE_RESUME_DIR-none}"
                  [ -e done ] && exit 0
                  touch done
                  echo saved
                  exec sleep 600
                readiness: {type: log, pattern: saved}
            """);
    Job job = workspace.submit();
    job.awaitEvent("service.ready", "worker");
    requeue(job);
    History history = job.awaitEnd(1, Ending.SUCCEEDED);
    assertRequeued(history);
    String log = job.log("worker");
    assertThat(log.lines().filter("attempt none none none"::equals)).as(log).hasSize(2);
    assertThat(job.directory().resolve("attempts")).doesNotExist();
  }

  @Test
  @DisplayName("x-slurm.signal: services save, are drained, and are stopped before the time limit")
  void announcesTheTimeLimit() {
    Workspace workspace =
        Workspace.create(
            engine,
            """
            name: announced
            runtime: {backend: host}
            x-slurm:
              time: "00:05:00"
              mem: 300M
              signal: USR1@40
              artifacts: {collect: always, export_dir: out, paths: [/hpc-compose/job/saved]}
            services:
              trainer:
                stop_grace_period: 4s
                command: |
                  trap 'echo told; echo step 9 >$HPC_COMPOSE_JOB_DIR/saved' USR1
                  trap 'echo asked; exit 0' TERM
                  echo up
                  while :; do sleep 0.2; done
                readiness: {type: log, pattern: up}
            """);
    Job job = workspace.submit();
    job.awaitEvent("service.ready", "trainer");
    cluster.run("scontrol", "update", "JobId=" + job.id(), "EndTime=now+45");
    History history = job.awaitEnd(Ending.TIMED_OUT_EARLY);
    Event announced = history.only("time_limit.announced");
    assertThat(announced.text("signal")).isEqualTo("USR1");
    assertThat(announced.number("remaining_seconds")).isBetween(1L, 45L);
    history.assertOrder(
        "time_limit.announced",
        "teardown.started",
        "service.stopped trainer",
        "artifacts.collected",
        "attempt.finished");
    assertThat(history.only("teardown.started").text("reason")).isEqualTo("time_limit");
    assertThat(job.log("trainer")).containsSubsequence("told", "asked");
    assertThat(job.directory().resolve("artifacts/payload/default/saved"))
        .content()
        .isEqualTo("step 9\n");
  }

  private void requeue(Job job) {
    cluster.run("scontrol", "requeue", job.id());
    job.awaitEvent(0, "attempt.finished");
    cluster.waitForState(job.id(), LIMIT, "PENDING");
    String queued = job.workspace().cli("status", "--job", job.id()).expect(0).stdout();
    assertThat(queued).contains("queued");
    // Slurm would wait for two minutes
    cluster.run("scontrol", "update", "JobId=" + job.id(), "StartTime=now");
  }

  private static void assertRequeued(History history) {
    assertThat(history.only("job.requeued").text("evidence")).contains("DUE TO JOB REQUEUE");
    assertThat(history.last(0).text("outcome")).isEqualTo("requeued");
    Event begin = history.batch(1).getFirst();
    assertThat(begin.type()).isEqualTo("attempt.started");
    assertThat(begin.text("cause")).isEqualTo("batch-0:" + history.last(0).seq());
  }
}
