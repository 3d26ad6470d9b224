package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that are not on the PATH. */
class NamedToolsTest {

  @TempDir private Path directory;

  @Test
  @DisplayName("the srun that was named launches the services (S-029)")
  void theSrunThatWasNamedIsUsed() throws IOException, InterruptedException {
    FakeSlurm slurm = FakeSlurm.in(directory);
    slurm.with("squeue", "true");
    slurm.with("scancel", "true");
    Path srun = Files.createFile(directory.resolve("site-srun"));
    assertThat(srun.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment = new HashMap<>(slurm.environment());
    environment.put("HPC_COMPOSE_SRUN_BIN", srun.toString());
    environment.put("SLURM_JOB_ID", "7");
    environment.put("SLURM_JOB_NODELIST", "n1");
    assertThat(launcher(environment)).isEqualTo(srun.toString());
    environment.put("HPC_COMPOSE_SRUN_BIN", "/no/srun");
    assertThat(launcher(environment)).startsWith("refused: no srun on ").endsWith(": '/no/srun'");
  }

  @Test
  @DisplayName("a tool that was named and is not there is reported (S-029)")
  void aNamedToolMustBeThere() {
    Map<String, String> environment =
        Map.of("PATH", "/bin", "HPC_COMPOSE_SBATCH_BIN", "/no/sbatch");
    assertThat(new SlurmClient(environment).unavailable())
        .contains("'/no/sbatch' was named for sbatch and cannot be executed");
  }

  private String launcher(Map<String, String> environment)
      throws IOException, InterruptedException {
    String functions;
    try (InputStream in = SlurmDialect.class.getResourceAsStream("functions.sh")) {
      functions = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    String script =
        functions
            + "hc_fail_early() { printf 'refused: %s' \"$1\"; exit; }\n"
            + "hc_allocation; printf %s \"$HC_SRUN\"\n";
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", script);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
