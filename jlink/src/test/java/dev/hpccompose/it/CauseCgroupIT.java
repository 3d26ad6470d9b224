package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Event;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import dev.hpccompose.it.slurm.Tracking;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Causes where control groups limit memory, so that it can really run out. */
@RealSlurm(Tracking.CGROUP)
class CauseCgroupIT extends CauseScenarios {

  private static final String EATS =
      """
      bash -c 'x=$(head -c 300000000 /dev/zero | tr "\\0" x)'
                  echo "the worker said $?"
                  exit 0
      """;

  private final Engine engine;

  CauseCgroupIT(SlurmCluster cluster) {
    super(cluster);
    engine = new Engine.Slurm(cluster);
  }

  @Test
  @DisplayName("a service whose worker ran out of memory has not succeeded, though it exits with 0")
  void failsForWantOfMemory() {
    Job job = submit("{mode: restart_on_failure, max_restarts: 1, backoff_seconds: 1}");
    History history = job.awaitEnd(Ending.FAILED);
    assertThat(job.log("eater")).contains("the worker said 137");
    assertThat(history.of("service.out_of_memory", "eater"))
        .hasSize(2)
        .extracting(event -> event.text("evidence"))
        .allMatch(evidence -> evidence.contains("oom"));
    history.assertOrder("service.out_of_memory eater", "service.exited eater");
    assertThat(history.of("service.restart_scheduled", "eater")).hasSize(1);
    String ps = job.workspace().cli("ps", "--job", job.id()).expect(0).stdout();
    assertThat(ps).contains("out of memory");
    String status = job.workspace().cli("status", "--job", job.id()).expect(0).stdout();
    assertThat(status).contains("because eater", "out of memory");
  }

  @Test
  @DisplayName("the failure policy decides what memory that ran out means for the job")
  void ignoresWantOfMemory() {
    Job job = submit("{mode: ignore}");
    History history = job.awaitEnd(Ending.SUCCEEDED);
    Event cause = history.only("service.out_of_memory");
    assertThat(cause.text("witness")).isEqualTo("service_log");
    assertThat(cause.text("evidence")).contains("slurmstepd");
  }

  private Job submit(String policy) {
    return Workspace.create(
            engine,
            """
            name: hungry
            runtime: {backend: host}
            x-slurm: {time: "00:05:00", mem: 100M}
            services:
              eater:
                command: |
                  %s
                x-slurm: {failure_policy: %s}
            """
                .formatted(EATS.strip(), policy))
        .submit();
  }
}
