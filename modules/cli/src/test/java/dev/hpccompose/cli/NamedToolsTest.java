package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that are not on the PATH. */
class NamedToolsTest {

  private static final Map<String, String> NO_SLURM = Map.of("PATH", "/usr/bin:/bin", "USER", "u");

  @TempDir Path directory;

  @Test
  @DisplayName("--sbatch-bin names the sbatch that submits (S-029)")
  void sbatchCanBeNamed() {
    World.copyTo(directory);
    FakeCluster cluster = FakeCluster.in(directory);
    Shell shell = new Shell(directory);
    assertThat(shell.run(NO_SLURM, "submit", "-f", "quick.yaml").exitCode()).isEqualTo(3);
    Shell.Result named =
        shell.run(
            NO_SLURM,
            "submit",
            "-f",
            "quick.yaml",
            "--sbatch-bin",
            "cluster/bin/sbatch",
            "--srun-bin",
            "cluster/bin/srun",
            "--enroot-bin",
            "cluster/bin/enroot");
    assertThat(named.exitCode()).as(named.err()).isZero();
    assertThat(cluster.calls()).contains("sbatch");
  }
}
