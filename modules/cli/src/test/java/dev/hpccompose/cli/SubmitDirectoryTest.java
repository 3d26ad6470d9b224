package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the directory from which a job is submitted. */
class SubmitDirectoryTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"two words", "a,b", "a:b", "$(id)", "it's \"x\""})
  @DisplayName("A directory that Pyxis cannot mount is refused before anything is submitted")
  void isRefusedWherePyxisCannotMountIt(String name) throws IOException {
    FakeCluster cluster = FakeCluster.in(directory);
    Path place =
        place(
            name,
            "services: {a: {image: redis}}\nx-slurm: {time: '00:05:00', cache_dir: /srv/cache}\n");
    Shell.Result result = new Shell(place).run(cluster.environment(), "submit");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
    assertThat(result.err())
        .contains("error: Pyxis cannot mount '" + place)
        .contains("hint: submit from a directory with a name of plain characters");
    assertThat(cluster.calls()).doesNotContain("sbatch");
  }

  @Test
  @DisplayName("Processes of the host run from a directory of any name")
  void doesNotMatterToTheHost() throws IOException {
    Path place =
        place(
            "it's $(id), \"a:b\"  -n",
            """
            runtime: {backend: host}
            x-slurm: {time: "00:05:00"}
            services: {a: {command: 'cat "$HPC_COMPOSE_NODELIST_FILE" >nodes; echo done'}}
            """);
    Shell.Result result = new Shell(place).run("up", "--local");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).isEqualTo("a | done\n");
    assertThat(place.resolve("nodes")).exists();
  }

  private Path place(String name, String spec) throws IOException {
    Path place = Files.createDirectory(directory.resolve(name));
    Files.writeString(place.resolve("compose.yaml"), spec);
    return place;
  }
}
