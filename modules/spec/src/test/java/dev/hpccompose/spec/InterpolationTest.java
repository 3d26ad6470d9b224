package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("interpolation (S-214 to S-219, D-14)")
class InterpolationTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("SET", "value", "EMPTY", "", "BOTH", "process", "TRICK", "$SET");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "$SET, value",
        "${SET}, value",
        "a${SET}b$SET., avaluebvalue.",
        "$SETX-, !",
        "${SET:-d}, value",
        "${GONE:-d}, d",
        "${EMPTY:-d}, d",
        "${EMPTY-d}, ``",
        "${GONE-d}, d",
        "${GONE-}, ``",
        "${GONE:-}, ``",
        "${GONE:-${SET}}, value",
        "${GONE:-${GONE2:-x}y}z, xyz",
        "${SET:-${GONE}}, value",
        "${SET:+r}, r",
        "${EMPTY:+r}, ``",
        "${EMPTY+r}, r",
        "${GONE+r}, ``",
        "${GONE:+${ALSO_GONE}}, ``",
        "${SET:?m}, value",
        "${EMPTY?m}, ``",
        "${EMPTY:?m}, !",
        "${GONE?m}, !",
        "$$SET, $SET",
        "$$$SET, $value",
        "$TRICK, $SET",
        "100$, 100$",
        "a$.b$ c$1, a$.b$ c$1",
        "${GONE:-a$$b}, a$b",
        "${GONE:-{}}, {}",
        "${SET, !",
        "${}, !",
        "${SET!}, !",
        "${GONE:-${}}, !",
      })
  void replacesReferences(String text, String expected) {
    SpecResult result = environment(text);
    if (expected.equals("!")) {
      assertThat(result.diagnostics()).hasSize(1);
      assertThat(result.spec()).isEmpty();
    } else {
      assertThat(Specs.text(result)).isEmpty();
      assertThat(value(result)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "FILE=x, $FILE, x",
        "BOTH=file, $BOTH, process",
        "export FILE=x, $FILE, x",
        "` FILE = x y # note `, $FILE, x y",
        "FILE=a#b, $FILE, a#b",
        "FILE='$SET #x', $FILE, $SET #x",
        "FILE=\"a\\tb\" # c, $FILE, a\tb",
        "FILE=\"\\$SET\", $FILE, $SET",
        "FILE=$SET/x, $FILE, value/x",
        "FILE=, x$FILE, x",
        "# comment, x, x",
      })
  void readsDotEnv(String line, String text, String expected) throws IOException {
    Files.writeString(directory.resolve(".env"), line + "\n\n");
    SpecResult result = environment(text);
    assertThat(Specs.text(result)).isEmpty();
    assertThat(value(result)).isEqualTo(expected);
  }

  @Test
  @DisplayName("a variable that is not set is empty in an image, with a warning (S-211, D-2)")
  void unsetInAnImage() {
    SpecResult result =
        Specs.load(directory, "services: {app: {image: \"redis${SUFFIX}:7\"}}\n", Map.of());
    assertThat(result.spec().orElseThrow().services().getFirst().image().orElseThrow().value())
        .isEqualTo(new ImageReference.Remote("docker://redis:7"));
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(DiagnosticCode.UNSET_IMAGE_VARIABLE);
              assertThat(finding.message()).contains("'SUFFIX'");
            });
    SpecResult malformed =
        Specs.load(directory, "services: {app: {image: \"redis:${TAG}\"}}\n", Map.of());
    assertThat(malformed.spec()).isEmpty();
    assertThat(Specs.text(malformed)).contains("set the variable 'TAG', which is empty");
  }

  @Test
  void stringsForAShellStayAsTheyAre() {
    String spec =
        """
        x-slurm: {setup: ["echo $GONE ${"]}
        services:
          app:
            image: a
            entrypoint: "exec $GONE"
            command: |
              echo "${GONE}" $$
        """;
    ComposeSpec loaded = Specs.good(directory, spec, ENVIRONMENT);
    ServiceSpec app = loaded.services().getFirst();
    assertThat(loaded.slurm().setup().getFirst().value()).isEqualTo("echo $GONE ${");
    assertThat(app.program().command().orElseThrow().value())
        .isEqualTo(new CommandText.Shell("echo \"${GONE}\" $$\n"));
    assertThat(app.program().entrypoint().orElseThrow().value())
        .isEqualTo(new CommandText.Shell("exec $GONE"));
  }

  @Test
  void everythingElseIsReplacedAndKeysAreNot() {
    String spec =
        """
        x-slurm: {nodes: "${N:-3}", time: "${T:-10}"}
        services:
          app$SET:
            image: "a:$SET"
            readiness: {type: tcp, port: "${P:-80}"}
        """;
    ComposeSpec loaded = Specs.good(directory, spec, ENVIRONMENT);
    assertThat(loaded.slurm().resources().nodes().orElseThrow().value()).isEqualTo(3);
    assertThat(loaded.services().getFirst().name().value()).isEqualTo("app$SET");
    assertThat(loaded.services().getFirst().image().orElseThrow().value())
        .isEqualTo(new ImageReference.Remote("docker://a:value"));
  }

  @Test
  void variablesCannotMakeTheSpecHuge() {
    Map<String, String> environment = Map.of("BIG", "x".repeat(1 << 20));
    String spec = "services: {app: {image: a, command: [a, '" + "$BIG".repeat(1000) + "']}}";
    assertThat(Specs.load(directory, spec, environment).diagnostics()).hasSize(1);
  }

  @Test
  void referencesNestedTooDeepAreReported() {
    assertThat(environment("${A:-".repeat(5000) + "}".repeat(5000)).diagnostics()).hasSize(1);
  }

  private SpecResult environment(String text) {
    String spec = "services:\n  app:\n    image: a\n    environment:\n      V: '" + text + "'\n";
    return Specs.load(directory, spec, ENVIRONMENT);
  }

  private static String value(SpecResult result) {
    return result.spec().orElseThrow().services().getFirst().environment().getFirst().value();
  }
}
