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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateTest {

  @TempDir Path directory;

  @BeforeEach
  void world() {
    World.copyTo(directory);
  }

  @Test
  @DisplayName("field names, depends_on, command forms, paths and x-slurm are checked (S-035)")
  void checksEveryPart() throws IOException {
    Files.writeString(
        directory.resolve("bad.yaml"),
        """
        x-slurm: {time: soon, partitionn: gpu}
        services:
          a: {image: "redis:7", command: run, entrypoint: [sh], depends_on: [nobody]}
          b: {image: "redis:7", commandd: run, volumes: ["data:relative"]}
        """);
    Shell.Result result = new Shell(directory).run("validate", "-f", "bad.yaml");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("[E0301]", "[E0102]", "[E0402]", "[E0406]", "[E0306]", "did you mean 'command'?");
  }

  @Test
  @DisplayName("findings are told on standard error; the exit code is 2 (S-132)")
  void tellsPlaces() {
    Shell.Result result = new Shell(directory).run("validate", "-f", "two-errors.yaml");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("two-errors.yaml:7:18:", "two-errors.yaml:8:5:");
  }

  @Test
  void strictEnvRefusesWhatOnlyADefaultSaves() {
    Shell shell = new Shell(directory);
    assertThat(shell.run("validate", "-f", "secrets.yaml").exitCode()).isZero();
    Shell.Result refused = shell.run("validate", "-f", "secrets.yaml", "--strict-env");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("secrets.yaml:6:39: the variable 'DB_PW' is not set", "[E0203]", "2 errors");
    Shell.Result set =
        shell.run(Map.of("DB_PW", "x"), "validate", "-f", "secrets.yaml", "--strict-env");
    assertThat(set.exitCode()).as(set.err()).isZero();
  }

  @Test
  void sarifIsWhatTheStandardAsksFor() {
    Shell.Result result =
        new Shell(directory).run("validate", "-f", "two-errors.yaml", "--format", "sarif");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEmpty();
    JsonNode log = JsonMapper.shared().readTree(result.out());
    assertThat(log.at("/version").asString()).isEqualTo("2.1.0");
    assertThat(log.at("/$schema").asString()).endsWith("sarif-schema-2.1.0.json");
    assertThat(log.at("/runs")).hasSize(1);
    JsonNode run = log.at("/runs/0");
    assertThat(run.at("/columnKind").asString()).isEqualTo("unicodeCodePoints");
    assertThat(run.at("/tool/driver/name").asString()).isEqualTo("hpc-compose");
    for (JsonNode rule : run.at("/tool/driver/rules")) {
      assertThat(rule.at("/id").asString()).matches("[EWNI]\\d{4}");
      assertThat(rule.at("/name").asString()).matches("([A-Z][a-z]*)+");
      assertThat(rule.at("/shortDescription/text").asString()).isNotBlank();
      assertThat(rule.at("/helpUri").asString()).matches("[a-z]+:\\S+");
    }
    assertThat(run.at("/results")).hasSize(2);
    for (JsonNode found : run.at("/results")) {
      JsonNode rule = run.at("/tool/driver/rules/" + found.at("/ruleIndex").asInt());
      assertThat(rule.at("/id")).isEqualTo(found.at("/ruleId"));
      assertThat(found.at("/level").asString()).isIn("error", "warning", "note", "none");
      assertThat(found.at("/message/text").asString()).isNotBlank();
      JsonNode place = found.at("/locations/0/physicalLocation");
      assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("two-errors.yaml");
      assertThat(place.at("/region/startLine").asInt()).isPositive();
      assertThat(place.at("/region/endColumn").asInt())
          .isGreaterThan(place.at("/region/startColumn").asInt());
    }
  }

  @Test
  void sarifNamesAWholeFileWithoutARegionAndEscapesItsName() {
    Shell.Result result =
        new Shell(directory).run("validate", "-f", "no such ü.yaml", "--format", "sarif");
    JsonNode place =
        JsonMapper.shared()
            .readTree(result.out())
            .at("/runs/0/results/0/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("no%20such%20%C3%BC.yaml");
    assertThat(place.has("region")).isFalse();
  }

  @Test
  void sarifOfAGoodSpecHasNoResults() {
    Shell.Result result = new Shell(directory).run("validate", "--format", "sarif");
    assertThat(result.exitCode()).isZero();
    assertThat(JsonMapper.shared().readTree(result.out()).at("/runs/0/results")).isEmpty();
  }
}
