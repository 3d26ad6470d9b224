package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderTest {

  @TempDir Path directory;

  @Test
  @DisplayName("the script shows srun, mounts, variables, order and readiness waits (S-062 S-063)")
  void theScriptCanBeRead() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: shown
        x-slurm: {time: "00:10:00"}
        services:
          later:
            image: python
            command: python job.py
            volumes: ["./data:/data:ro"]
            environment: {MODE: fast}
            depends_on: {first: {condition: service_healthy}}
          first:
            image: redis
            readiness: {type: tcp, port: 6379}
        """);
    Shell.Result result =
        new Shell(directory).run(Map.of("PATH", "/nowhere"), "render", "--output", "job.sbatch");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEqualTo("script written to job.sbatch\n");
    assertThat(directory.resolve("job.sbatch"))
        .content()
        .contains("srun", "--container-image", "--container-mounts", "/data", "MODE", "fast")
        .contains("6379")
        .containsSubsequence("first", "later");
  }
}
