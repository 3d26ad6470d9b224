package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
  @DisplayName("every command that takes a spec accepts -f and --file, also several times (S-024)")
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
  @DisplayName("the machine form is --format json, and --json for short (S-027 S-028)")
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

  @Test
  void laterFilesAreMergedOverEarlierOnes() throws IOException {
    write("base.yaml", "runtime: {backend: host}\nservices: {a: {command: one}}\n");
    write("more.yaml", "services: {a: {command: two}, b: {command: three}}\n");
    Shell shell = new Shell(directory);
    assertThat(shell.run("config", "-f", "base.yaml", "-f", "more.yaml").out())
        .isEqualTo(
            """
            runtime:
              backend: host
            services:
              a:
                command: two
              b:
                command: three
            """);
  }

  @Test
  void anOverrideBesideTheSpecIsMergedUnlessFilesAreNamed() throws IOException {
    write("compose.override.yaml", "services: {extra: {command: more}}\n");
    Shell shell = new Shell(directory);
    assertThat(shell.run("config", "--services").out()).contains("extra");
    assertThat(shell.run("config", "--services", "-f", "compose.yaml").out())
        .doesNotContain("extra");
  }

  @Test
  void profilesComeFromTheOptionAndFromTheEnvironment() throws IOException {
    write(
        "profiles.yaml",
        """
        runtime: {backend: host}
        services:
          a: {command: one}
          b: {command: two, profiles: [watch]}
          c: {command: three, profiles: [test]}
        """);
    Shell shell = new Shell(directory);
    String[] services = {"config", "--services", "-f", "profiles.yaml"};
    assertThat(shell.run(services).out()).isEqualTo("a\n");
    assertThat(shell.run(Map.of("COMPOSE_PROFILES", "watch, test"), services).out())
        .isEqualTo("a\nb\nc\n");
    assertThat(shell.run("config", "--services", "-f", "profiles.yaml", "--profile", "test").out())
        .isEqualTo("a\nc\n");
  }

  @Test
  void variablesComeFromTheFilesThatAreNamed() throws IOException {
    write(".env", "WHO=dotenv\n");
    write("one.env", "WHO=one\n");
    write("two.env", "WHO=two\n");
    write("who.yaml", "name: ${WHO}\nruntime: {backend: host}\nservices: {a: {command: x}}\n");
    Shell shell = new Shell(directory);
    assertThat(shell.run("plan", "-f", "who.yaml").out()).startsWith("Job dotenv ");
    assertThat(
            shell
                .run("plan", "-f", "who.yaml", "--env-file", "one.env", "--env-file", "two.env")
                .out())
        .startsWith("Job two ");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  @Test
  void notesAreShownInFullByValidateAndCountedElsewhere() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("noted.yaml"),
            "runtime: {backend: host}\nservices: {a: {command: \"true\", tty: true}}\n");
    Shell shell = new Shell(directory);
    assertThat(shell.run("validate", "-f", file.toString()).err()).contains("'tty'", "[N0101]");
    assertThat(shell.run("plan", "-f", file.toString()).err())
        .isEqualTo("note: 1 note about the spec: 'hpc-compose validate' shows it\n");
  }
}
