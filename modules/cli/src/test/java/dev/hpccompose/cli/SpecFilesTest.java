package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a command reads. */
class SpecFilesTest {

  @TempDir Path directory;

  @BeforeEach
  void world() {
    World.copyTo(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"validate", "plan", "inspect", "config", "render", "submit", "up", "status"})
  @DisplayName("S-024 every command that takes a spec accepts -f and --file, also several times")
  void acceptsFiles(String command) {
    assertThat(new Shell(directory).run(command, "--help").out())
        .contains("-f, --file=FILE", "several are");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "plan", "inspect", "config", "render", "submit", "up"})
  void acceptsProfilesAndVariables(String command) {
    assertThat(new Shell(directory).run(command, "--help").out())
        .contains("--profile=NAME", "--env-file=FILE", "COMPOSE_PROFILES");
  }

  @Test
  @DisplayName("S-027 S-028 the machine form is --format json, and --json for short")
  void hasAMachineForm() {
    for (String command : new String[] {"validate", "plan", "inspect", "config"}) {
      Shell shell = new Shell(directory);
      assertThat(shell.run(command, "--json").out())
          .startsWith("{\n  \"schema_version\": 1,")
          .isEqualTo(shell.run(command, "--format", "json").out());
    }
  }

  @Test
  void optionsMayStandBeforeTheCommand() throws IOException {
    Files.writeString(directory.resolve("x.env"), "A=1\n");
    Shell.Result result =
        new Shell(directory)
            .run("-f", "secrets.yaml", "--profile", "a", "--env-file", "x.env", "plan");
    assertThat(result.out()).startsWith("Job guarded");
  }

  @Test
  void hintsRepeatTheFilesThatWereGiven() {
    Shell.Result result =
        new Shell(directory).run("status", "-f", "compose.yaml", "-f", "quick.yaml");
    assertThat(result.err()).contains("'hpc-compose up -f compose.yaml -f quick.yaml'");
  }
}
