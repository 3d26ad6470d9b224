package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that other readers of YAML turn into something else stay what their author wrote. */
class YamlTrapsTest {

  @TempDir Path directory;

  private ComposeSpec good(String yaml) {
    return Specs.good(directory, yaml, Map.of("HOME", "/home/u"));
  }

  @ParameterizedTest
  @DisplayName("no, on, octal and sexagesimal numbers, dates and versions stay text")
  @CsvSource({
    "no",
    "on",
    "off",
    "Yes",
    "0755",
    "0o17",
    "22:22",
    "1_000",
    "1.10",
    "2026-11-21",
    "1e3"
  })
  void plainScalarsStayAsTheyAreWritten(String value) {
    ComposeSpec spec =
        good(
            "services: {a: {image: x, environment: {V: " + value + "}, command: [" + value + "]}}");
    ServiceSpec service = spec.services().getFirst();
    assertThat(service.environment().getFirst().value()).isEqualTo(value);
    assertThat(service.program().command().orElseThrow().value())
        .isEqualTo(new CommandText.Exec(java.util.List.of(value)));
  }

  @Test
  @DisplayName("an unquoted walltime is not a number of seconds (S-137)")
  void aWalltimeNeedsNoQuotes() {
    ComposeSpec spec = good("x-slurm: {time: 00:10:00}\nservices: {a: {image: x}}");
    assertThat(Optional.ofNullable(spec.slurm().options().get("time")).orElseThrow().value())
        .isEqualTo("00:10:00");
  }

  @Test
  void anchorsAndMergeKeysAreResolved() {
    ComposeSpec spec =
        good(
            """
            x-common: &common {image: x, environment: {A: "1"}}
            services:
              a: {<<: *common, command: run}
              b: {<<: [*common, {working_dir: /w}], command: go}
            """);
    assertThat(spec.services())
        .extracting(service -> service.environment().getFirst().value())
        .containsExactly("1", "1");
    assertThat(spec.service("b").orElseThrow().program().workingDir()).isPresent();
  }

  @Test
  void hugeScalarsAreText() {
    String word = "x".repeat(500_000);
    ComposeSpec spec = good("services: {a: {image: x, environment: {V: " + word + "}}}");
    assertThat(spec.services().getFirst().environment().getFirst().value()).isEqualTo(word);
  }

  @Test
  void aTabSaysWhatItIs() {
    SpecResult result = Specs.load(directory, "services:\n\ta: {image: x}\n", Map.of());
    assertThat(result.diagnostics())
        .extracting(found -> found.message() + " | " + found.hint().orElse(""))
        .containsExactly(
            "not valid YAML: this line is indented with a tab | indent with spaces: YAML does not"
                + " allow tabs there");
  }

  @ParameterizedTest
  @DisplayName("what the parser means is said in words that help")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: b: c | not valid YAML: a ': ' inside a value that is not quoted",
        "a: [1, 2 | not valid YAML: a ',' or ']' is missing",
        "a: 'x | not valid YAML: the quote is not closed",
        "a: @x | not valid YAML: a value cannot begin with '@'",
        "a: \"\\q\" | not valid YAML: the escape '\\q' has no meaning between double quotes",
      })
  void syntaxErrorsAreExplained(String yaml, String message) {
    SpecResult result = Specs.load(directory, yaml + "\n", Map.of());
    assertThat(result.diagnostics().stream().map(Diagnostic::message).collect(Collectors.joining()))
        .isEqualTo(message);
  }
}
