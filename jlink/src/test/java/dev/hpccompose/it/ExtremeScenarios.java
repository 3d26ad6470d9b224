package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Event;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Very many services, very many restarts, no room at all. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = ExtremeScenarios.CALM, mode = ResourceAccessMode.READ_WRITE)
abstract class ExtremeScenarios {

  /**
   * Tests that wait for a scheduler to do things in time share this; those that swamp it do not.
   */
  static final String CALM = "a scheduler that answers in time";

  private final Engine engine;

  ExtremeScenarios(SlurmCluster cluster) {
    this.engine = new Engine.Slurm(cluster);
  }

  @Test
  @DisplayName("60 services run at once, and all are stopped when the main one ends")
  void sixtyServices() {
    String others =
        IntStream.range(0, 59)
            .mapToObj(
                """
                  s%d:
                    command: |
                      mkdir -p $HPC_COMPOSE_JOB_DIR/up
                      touch $HPC_COMPOSE_JOB_DIR/up/s%1$d
                      exec sleep 600
                """
                    ::formatted)
            .collect(Collectors.joining());
    Workspace workspace =
        Workspace.create(
            engine,
            """
            name: sixty
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", mem: 1G, main: main}
            services:
              main:
                command: |
                  mkdir -p $HPC_COMPOSE_JOB_DIR/up
                  until [ "$(ls $HPC_COMPOSE_JOB_DIR/up | wc -l)" = 59 ]; do sleep 1; done
                  echo all are up
            """
                + others);
    Job job = workspace.submit();
    job.awaitEvent(0, "attempt.finished", Duration.ofMinutes(3));
    History history = job.awaitEnd(Ending.SUCCEEDED);
    assertThat(job.log("main")).contains("all are up");
    assertThat(history.batch().stream().filter(event -> event.type().equals("service.stopped")))
        .hasSize(59);
  }

  @Test
  @DisplayName("200 restarts in a row are 200 restarts in the history")
  void twoHundredRestarts() throws IOException {
    Workspace workspace =
        Workspace.create(
            engine,
            """
            name: restarts
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", mem: 300M}
            services:
              worker:
                command: "false"
                x-slurm:
                  failure_policy: {mode: restart_on_failure, max_restarts: 200, backoff_seconds: 1}
            """);
    String script = workspace.cli("render", "-f", "compose.yaml").expect(0).stdout();
    // two hundred seconds of waiting would prove nothing more
    String hurried = script.replace("HC_BACKOFF=('1000')", "HC_BACKOFF=('1')");
    assertThat(hurried).isNotEqualTo(script);
    Path file = Files.writeString(workspace.directory().resolve("script"), hurried);
    List<String> submit = List.of("sbatch", "--parsable", file.toString());
    Command sbatch = new Command(submit, workspace.directory(), workspace.environment());
    Job job = new Job(workspace, sbatch.run(Duration.ofSeconds(20)).expect(0).stdout().strip());
    Event last = job.awaitEvent(0, "attempt.finished", Duration.ofMinutes(3));
    assertThat(last.text("outcome")).isEqualTo("failed");
    History history = job.history();
    history.assertComplete();
    assertThat(history.of("service.exited", "worker")).hasSize(201);
    assertThat(history.of("service.restart_scheduled", "worker")).hasSize(200);
    engine.assertEnded(job.id(), Ending.FAILED);
    workspace.assertNothingLeft();
  }

  @Test
  @DisplayName("a full disk stops the job loudly, and its history is whole to the end")
  void fullDisk() throws IOException {
    Workspace workspace =
        Workspace.create(
            engine,
            """
            name: full
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", mem: 300M}
            services:
              greedy:
                command: |
                  cat /dev/zero >$HPC_COMPOSE_JOB_DIR/all-of-it
                  exec sleep 600
                x-slurm: {failure_policy: {mode: ignore}}
              worker:
                command: |
                  until [ -s $HPC_COMPOSE_JOB_DIR/all-of-it ]; do sleep 0.1; done
                  sleep 2
                  exit 3
                x-slurm:
                  failure_policy: {mode: restart_on_failure, max_restarts: 9, backoff_seconds: 1}
            """);
    Files.createDirectory(workspace.jobs());
    run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", workspace.jobs().toString());
    try {
      Job job = workspace.submit();
      History history = job.awaitEnd(Ending.FAILED);
      assertThat(history.only("teardown.started").text("reason")).isEqualTo("supervisor_failed");
      assertThat(job.batchLog()).contains("cannot write to", "the job is stopped");
    } finally {
      run("umount", workspace.jobs().toString());
    }
  }

  private static void run(String... argv) {
    new Command(List.of(argv), Path.of("/"), Map.of()).run(Duration.ofSeconds(10)).expect(0);
  }
}
