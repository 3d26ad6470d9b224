package dev.hpccompose.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Workspace;
import dev.hpccompose.it.process.Command;
import dev.hpccompose.it.process.Image;
import dev.hpccompose.it.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract with scripts: streams and exit codes of the real process. */
class CommandLineIT {

  private final Workspace workspace =
      Workspace.create(
          new Engine.Local(),
          """
          name: small
          runtime: {backend: host}
          services:
            only:
              command: echo done
          """);

  @Test
  void tellsItsVersion() {
    Result result = workspace.cli("--version").expect(0);
    assertThat(result.stdout()).matches("(?s)hpc-compose \\d+\\.\\d+\\.\\d+.*");
    assertThat(result.stderr()).isEmpty();
  }

  @Test
  @DisplayName("--help works anywhere (S-026)")
  void helps() {
    assertThat(workspace.cli("--help").expect(0).stdout()).contains("validate", "submit", "up");
  }

  @Test
  @DisplayName("validate needs no cluster tools (S-036)")
  void validates() {
    workspace.cli("validate", "-f", "compose.yaml").expect(0);
  }

  @Test
  void rejectsAnUnknownCommandAsUsage() {
    Result result = workspace.cli("sumbit").expect(2);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).contains("submit");
  }

  @Test
  @DisplayName("an invalid spec is told with its place, on stderr, with exit code 2 (S-132)")
  void rejectsAnInvalidSpec() throws IOException {
    Path spec = workspace.directory().resolve("compose.yaml");
    Files.writeString(spec, Files.readString(spec).replace("command:", "comand:"));
    Result result = workspace.cli("validate", "-f", "compose.yaml").expect(2);
    assertThat(result.stderr()).contains("compose.yaml:5:", "comand", "command");
  }

  @Test
  void rejectsASpecThatIsNotThere() {
    assertThat(workspace.cli("validate", "-f", "missing.yaml").expect(2).stderr())
        .contains("missing.yaml");
  }

  @Test
  @DisplayName("without Slurm on the PATH submit says so and names --local, with exit code 3")
  void namesTheEmbeddedEngineWhereThereIsNoSlurm() throws IOException {
    Map<String, String> path = Map.of("PATH", toolsWithoutSlurm().toString());
    Result result = workspace.cli(path, "submit", "-f", "compose.yaml").expect(3);
    assertThat(result.stderr()).contains("--local");
  }

  @Test
  @DisplayName("a reader that goes away is no failure of its own")
  void survivesABrokenPipe() {
    String[] shell = {"bash", "-c", "\"$0\" --help | true; exit \"${PIPESTATUS[0]}\""};
    Result result =
        new Command(
                List.of(shell[0], shell[1], shell[2], launcher()),
                workspace.directory(),
                workspace.environment())
            .run(Duration.ofSeconds(20));
    assertThat(result.stderr()).doesNotContain("Exception");
  }

  private static String launcher() {
    return Image.built().launcher().toString();
  }

  private Path toolsWithoutSlurm() throws IOException {
    Path tools = Files.createDirectory(workspace.directory().resolve("tools"));
    for (String tool : List.of("bash", "sh", "env", "dirname", "basename", "readlink", "uname")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    return tools;
  }
}
