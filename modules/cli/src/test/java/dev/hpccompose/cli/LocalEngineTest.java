package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --local} runs services in, by the tools that are here. */
class LocalEngineTest {

  @TempDir private Path directory;

  @BeforeEach
  void writeSpecs() throws IOException {
    for (String backend : new String[] {"pyxis", "apptainer", "singularity", "host"}) {
      Files.writeString(
          directory.resolve(backend + ".yaml"),
          """
          runtime: {backend: %s}
          x-slurm: {cache_dir: /cache}
          services: {app: {image: "redis:7", command: "true"}}
          """
              .formatted(backend));
    }
  }

  @ParameterizedTest
  @DisplayName("the spec's own tool comes first, then enroot, apptainer, singularity and podman")
  @CsvSource({
    "pyxis, podman apptainer enroot, containers of enroot",
    "pyxis, podman singularity apptainer, containers of apptainer",
    "pyxis, podman singularity, containers of singularity",
    "pyxis, podman, containers of podman",
    "apptainer, enroot apptainer, containers of apptainer",
    "singularity, enroot apptainer singularity, containers of singularity",
    "singularity, enroot, containers of enroot",
    "host, enroot podman, processes of this machine",
  })
  void choice(String backend, String tools, String engine) throws IOException {
    for (String tool : tools.split(" ")) {
      Path program = Files.createFile(directory.resolve(tool));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(plan(backend)).containsPattern("services are +" + engine);
  }

  @Test
  @DisplayName("without any tool services are processes, and that is said with the reason")
  void none() {
    assertThat(plan("pyxis"))
        .contains(
            "processes of this machine, which has none of enroot, apptainer, singularity, podman on"
                + " the PATH");
  }

  private String plan(String backend) {
    return new Shell(directory)
        .run(Map.of("PATH", directory.toString()), "plan", "--local", "-f", backend + ".yaml")
        .out();
  }
}
