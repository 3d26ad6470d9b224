package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.process.Result;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is said of a real cluster before a job is submitted to it. */
@RealSlurm
class PreflightSlurmIT {

  private static final String SPEC =
      """
      name: looked-at
      runtime: {backend: host}
      x-slurm: {time: "00:05:00", partition: debug%s}
      services:
        only: {command: echo done}
      """;

  private static final String[] QUEUE = {
    "squeue", "-h", "-t", "PENDING,RUNNING", "-n", "hpc-compose-probe"
  };

  private final SlurmCluster cluster;
  private final Workspace workspace;

  PreflightSlurmIT(SlurmCluster cluster) {
    this.cluster = cluster;
    this.workspace = Workspace.create(new Engine.Slurm(cluster), SPEC.formatted(""));
  }

  private void spec(String more) throws IOException {
    Files.writeString(workspace.directory().resolve("compose.yaml"), SPEC.formatted(more));
  }

  @Test
  @DisplayName("a real cluster is ready, and says what it is set to (S-045, S-046, S-047)")
  void ready() throws IOException {
    spec(", nodes: 2");
    Result result = workspace.cli("preflight", "--verbose").expect(0);
    assertThat(result.stdout())
        .contains("[tool.sbatch]", "[tool.srun]", "[tool.scontrol]", "[slurm.version]")
        .contains("ClusterName=", "KillWait=3s")
        .contains("the partition debug takes jobs  [slurm.partition]")
        .contains("ready: 0 blockers");
  }

  @Test
  @DisplayName("a partition that the cluster does not have is in the way, and the others are named")
  void unknownPartition() throws IOException {
    Path file = workspace.directory().resolve("compose.yaml");
    Files.writeString(file, SPEC.formatted("").replace("debug", "debgu"));
    assertThat(workspace.cli("preflight").expect(3).stdout())
        .contains("there is no partition 'debgu'", "partitions here: debug");
  }

  @Test
  @DisplayName("srun without Pyxis is told before any image is made (S-048, S-057, S-002)")
  void withoutPyxis() throws IOException {
    Files.writeString(
        workspace.directory().resolve("compose.yaml"), "services: {a: {image: \"redis:7\"}}\n");
    Result result = workspace.cli("submit").expect(3);
    assertThat(result.stderr()).contains("error: srun does not advertise --container-image");
    assertThat(workspace.jobs()).doesNotExist();
  }

  @Test
  @DisplayName("doctor tells versions and settings of a site, in text and as JSON")
  void doctor() {
    assertThat(workspace.cli("doctor").stdout())
        .contains("hpc-compose ", "Slurm ", "ProctrackType=", "AccountingStorageType=");
    assertThat(workspace.cli("doctor", "--format", "json").stdout())
        .contains("\"check\": \"slurm.configuration\"", "MaxJobCount=");
  }

  @Test
  @DisplayName("--fs-probes proves that a compute node sees the same files, and leaves none behind")
  void probes() throws IOException {
    spec(", resume: {path: \"" + workspace.directory().resolve("tmp") + "\"}");
    Result result = workspace.cli("preflight", "--fs-probes", "--verbose").expect(0);
    assertThat(result.stdout())
        .containsPattern(
            "this node and \\S+ see the same files in "
                + Pattern.quote(workspace.directory().toString())
                + ": renames and appends arrive, there and back in \\d+\\.\\d\\d to \\d+\\.\\d\\d s"
                + "  \\[fs.probe]")
        .contains("see the same files in " + workspace.directory().resolve("tmp"));
    assertClean();
  }

  @Test
  @DisplayName("a probe that never starts is a warning, and neither a job nor a file stays")
  void neverStarts() throws IOException {
    spec(", constraint: no-such-feature");
    Result refused = workspace.cli("preflight", "--fs-probes").expect(3);
    assertThat(refused.stdout()).contains("the scheduler refused the probe job");
    assertClean();
    spec("");
    FakeTool sbatch = FakeTool.in(workspace, "sbatch");
    sbatch.write("exec \"$real\" --hold \"$@\"");
    Result result =
        workspace.cli(sbatch.path(), "preflight", "--fs-probes", "--timeout", "2s").expect(0);
    assertThat(result.stdout())
        .contains("the probe job did not answer within 2 s (PENDING")
        .contains("the job was cancelled");
    assertClean();
  }

  @Test
  @DisplayName("a directory that the compute node does not see is in the way")
  void unseen() throws IOException {
    FakeTool sbatch = FakeTool.in(workspace, "sbatch");
    // the file system of a node that lags behind for ever: the job finds another word than was
    // written
    sbatch.write(
        "script=${!#}; sed -i 's/^HP_TOKEN=.*/HP_TOKEN=other/' \"$script\"; exec \"$real\" \"$@\"");
    Result result = workspace.cli(sbatch.path(), "preflight", "--fs-probes").expect(3);
    assertThat(result.stdout())
        .contains("a compute node does not see what this node wrote into " + workspace.directory());
    assertClean();
  }

  private void assertClean() throws IOException {
    for (String place : List.of(".", "tmp")) {
      Path directory = workspace.directory().resolve(place);
      assertThat(List.of(Objects.requireNonNull(directory.toFile().list())))
          .noneMatch(name -> name.startsWith(".hpc-compose-probe"));
    }
    Await.value(
        () -> "no probe job is left, but: " + cluster.run(QUEUE),
        Duration.ofSeconds(20),
        () -> Optional.of(cluster.run(QUEUE)).filter(String::isBlank));
  }
}
