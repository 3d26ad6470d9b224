package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The private cluster is a real one: what the other tests rely on. */
@RealSlurm
class SlurmClusterIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SlurmCluster cluster;
  private final Path directory;

  SlurmClusterIT(SlurmCluster cluster, @TempDir Path directory) {
    this.cluster = cluster;
    this.directory = directory;
  }

  @Test
  void runsTwoStepsOfOneJobAtTheSameTime() throws IOException {
    String id =
        submit(
            """
            step() { srun --overlap --nodes=1 --ntasks=1 --cpus-per-task=1 --mem=100M "$@"; }
            # each waits for the other: alone none would end
            step bash -c 'touch a; until [ -e b ]; do sleep 0.05; done' &
            step bash -c 'touch b; until [ -e a ]; do sleep 0.05; done' &
            wait
            """);
    assertThat(cluster.waitForState(id, LIMIT, "COMPLETED", "FAILED")).isEqualTo("COMPLETED");
    assertThat(cluster.sacctState(id)).isEqualTo("COMPLETED");
  }

  @Test
  void cancelsAJobWithAllItsProcesses() throws IOException {
    String id = submit("touch started\nsrun --overlap --ntasks=1 --mem=100M sleep 60\n");
    Await.until("the step runs", LIMIT, () -> cluster.processesOf(id).size() > 1);
    cluster.run("scancel", id);
    cluster.waitForState(id, LIMIT, "CANCELLED");
    assertThat(cluster.sacctState(id)).isEqualTo("CANCELLED");
    Await.until("no process is left", LIMIT, () -> cluster.processesOf(id).isEmpty());
  }

  @Test
  void tellsTheExitCodeOfAFailedJob() throws IOException {
    String id = submit("exit 3\n");
    cluster.waitForState(id, LIMIT, "FAILED");
    assertThat(cluster.scontrolJob(id)).containsEntry("ExitCode", "3:0");
  }

  private String submit(String body) throws IOException {
    Path script = Files.writeString(directory.resolve("job.sh"), "#!/bin/bash\n" + body);
    return cluster
        .run(
            directory,
            List.of("sbatch", "--parsable", "--mem=400M", "--cpus-per-task=2", script.toString()))
        .expect(0)
        .stdout()
        .strip();
  }
}
