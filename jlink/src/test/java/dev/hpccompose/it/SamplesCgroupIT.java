package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Ending;
import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.History;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import dev.hpccompose.it.slurm.Tracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the kernel and sstat tell of steps, where Slurm keeps each step in a control group. */
@RealSlurm(Tracking.CGROUP)
class SamplesCgroupIT {

  private static final long MEBIBYTE = 1 << 20;

  private final SlurmCluster cluster;

  SamplesCgroupIT(SlurmCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("steps are measured in seconds and bytes, short peaks included (S-159, S-162)")
  void measuresSteps() throws IOException {
    Workspace workspace =
        Workspace.create(
            new Engine.Slurm(cluster),
            """
            name: samples
            runtime: {backend: host}
            services:
              app:
                command: ["bash", "-c", "x=$$(printf %050000000d 1); x=; until [[ $$SECONDS -ge 4 ]]; do :; done"]
                x-slurm: {mem: 300M}
            x-slurm:
              time: "00:05:00"
              mem: 600M
              cpus_per_task: 2
              metrics: {interval_seconds: 1, collectors: [gpu, slurm, cgroup]}
            """);
    assertThat(workspace.up().exit()).isZero();
    Job job = Job.newest(workspace);
    History history = job.awaitEnd(Ending.SUCCEEDED);

    // one collector is missing, and the others do not mind
    assertThat(history.batch().stream().filter(e -> e.type().equals("sampling.degraded")))
        .singleElement()
        .satisfies(event -> assertThat(event.text("collector")).isEqualTo("gpu"));
    Path metrics = job.directory().resolve("metrics");
    List<JsonNode> groups = samples(metrics.resolve("cgroup.jsonl"));
    assertThat(groups)
        .anySatisfy(
            sample -> {
              assertThat(sample.path("service").asString("")).isEqualTo("app");
              assertThat(sample.path("step").asString("")).isEqualTo(job.id() + ".0");
              assertThat(sample.path("cpu_seconds").asDouble()).isBetween(0.05, 10.0);
              assertThat(sample.path("memory_peak_bytes").asLong())
                  .isBetween(45 * MEBIBYTE, 300 * MEBIBYTE);
            });
    JsonNode whole = groups.stream().filter(s -> s.path("step").isNull()).toList().getLast();
    assertThat(whole.path("cpu_seconds").asDouble()).isGreaterThan(0.3);
    assertThat(samples(metrics.resolve("slurm.jsonl")))
        .anySatisfy(
            sample -> {
              assertThat(sample.path("service").asString("")).isEqualTo("app");
              assertThat(sample.path("ave_cpu_seconds").isNumber()).isTrue();
              // Slurm samples, and may miss a peak that the kernel has counted
              assertThat(sample.path("max_rss_bytes").asLong()).isPositive();
            });
  }

  private static List<JsonNode> samples(Path file) throws IOException {
    JsonMapper json = new JsonMapper();
    return Files.readAllLines(file).stream().map(json::readTree).toList();
  }
}
