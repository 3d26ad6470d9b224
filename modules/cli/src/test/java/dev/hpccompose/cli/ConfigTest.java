package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigTest {

  @TempDir Path directory;

  @BeforeEach
  void world() {
    World.copyTo(directory);
  }

  @Test
  void printsTheSpecWithItsVariablesReplaced() {
    Shell.Result result =
        new Shell(directory).run(Map.of("DB_PW", "s3cret!"), "config", "-f", "secrets.yaml");
    assertThat(result.out())
        .isEqualTo(
            """
            name: guarded
            runtime:
              backend: host
            x-slurm:
              time: "00:05:00"
              cpus_per_task: 2
            services:
              db:
                command:
                  - "serve"
                  - "--password"
                  - "***"
                environment:
                  DB_PASSWORD: "***"
                  DB_URL: "postgres://app:***@127.0.0.1/app"
                  MODE: fast
              app:
                command: echo "$DB_PASSWORD"
                depends_on:
                  - db
            """);
  }

  static List<Path> examples() {
    return Stream.concat(
            Examples.all().stream(),
            World.children(World.resources("world")).stream()
                .filter(file -> !file.toString().contains("error")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatItPrintsMeansTheSame(Path example) throws IOException {
    Path spec = directory.resolve("spec.yaml");
    Files.copy(example, spec);
    Shell shell = new Shell(directory);
    Map<String, String> environment = Map.of("USER", "ada");
    String plan =
        shell.run(environment, "plan", "--json", "--show-values", "-f", "spec.yaml").out();
    assertThat(plan).isNotEmpty();
    Shell.Result printed = shell.run(environment, "config", "--show-values", "-f", "spec.yaml");
    Files.writeString(spec, printed.out());
    assertThat(shell.run(Map.of(), "plan", "--json", "--show-values", "-f", "spec.yaml").out())
        .as(printed.out())
        .isEqualTo(plan);
  }

  @Test
  void listsVariablesWithTheirOrigins() throws IOException {
    Files.writeString(directory.resolve(".env"), "TEAM=ml\n");
    Files.writeString(
        directory.resolve("vars.yaml"),
        """
        name: ${TEAM}-${RUN:-x}
        runtime: {backend: host}
        services: {a: {command: ["echo", "$USER", "${API_TOKEN}"]}}
        """);
    Shell.Result result =
        new Shell(directory)
            .run(
                Map.of("USER", "ada", "API_TOKEN", "t0k3n"),
                "config",
                "--variables",
                "-f",
                "vars.yaml");
    assertThat(result.out())
        .isEqualTo(
            """
            VARIABLE   VALUE  FROM         USED AT
            TEAM       ml     .env         vars.yaml:1:7
            RUN        x      default      vars.yaml:1:15
            USER       ada    environment  vars.yaml:3:35
            API_TOKEN  ***    environment  vars.yaml:3:44
            """);
  }

  @Test
  void listsServices() {
    assertThat(new Shell(directory).run("config", "--services").out())
        .isEqualTo("server\nworker\nclient\n");
  }

  @Test
  void tellsProgramsAllOfIt() {
    JsonNode document =
        JsonMapper.shared()
            .readTree(new Shell(directory).run("config", "--json", "-f", "secrets.yaml").out());
    assertThat(document.at("/spec/services/db/environment/MODE").asString()).isEqualTo("fast");
    assertThat(document.at("/spec/services/app/depends_on/0").asString()).isEqualTo("db");
    assertThat(document.at("/services/1").asString()).isEqualTo("app");
    assertThat(document.at("/variables/0/origin").asString()).isEqualTo("default");
    assertThat(document.at("/variables/0/file").asString()).isEqualTo("secrets.yaml");
  }

  @Test
  void aWrongSpecIsNotPrinted() {
    Shell.Result result = new Shell(directory).run("config", "-f", "two-errors.yaml");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void twoListsAtOnceAreRefused() {
    Shell.Result result = new Shell(directory).run("config", "--services", "--variables");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("exclude each other");
  }
}
