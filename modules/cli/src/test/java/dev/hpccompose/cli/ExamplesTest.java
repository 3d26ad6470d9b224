package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  @TempDir Path directory;

  static List<Path> examples() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("every example is valid without a finding, and begins with what it is for")
  void isValid(Path example) throws IOException {
    Files.copy(example, directory.resolve("compose.yaml"));
    Shell.Result result = new Shell(directory).run(Map.of("USER", "ada"), "validate");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(Files.readString(example)).startsWith("# ");
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("every example is rendered without contacting Slurm, to be read (S-062 S-063)")
  void isRendered(Path example) throws IOException {
    Files.copy(example, directory.resolve("compose.yaml"));
    Shell shell = new Shell(directory);
    Shell.Result result =
        shell.run(Map.of("USER", "ada", "PATH", "/nowhere"), "render", "--output", "job.sbatch");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(directory.resolve("job.sbatch"))
        .content()
        .startsWith("#!")
        .contains("#SBATCH --time=");
  }
}
