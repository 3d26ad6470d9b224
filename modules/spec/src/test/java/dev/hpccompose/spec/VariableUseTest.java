package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableUseTest {

  private static final String SPEC =
      """
      name: $A-${B}-${C:-c}-${D-${A}}
      services:
        s:
          image: redis:$E
          command: [ "${A:?needed}", "${EMPTY:-e}", "${EMPTY-e}", "${A:+x}", "${F:+x}", "$$A" ]
      """;

  @TempDir Path directory;

  @Test
  void everyReferenceIsKnownWithItsOrigin() throws IOException {
    assertThat(uses())
        .containsExactly(
            "A environment 1:7 a",
            "B .env 1:10 b",
            "C default 1:15 c",
            "D default 1:23 a",
            "A environment 1:27 a",
            "E not set 4:18 ",
            "A environment 5:17 a",
            "EMPTY default 5:33 e",
            "EMPTY environment 5:48 ");
  }

  @Test
  void strictnessRefusesWhatIsNotSet() throws IOException {
    uses();
    SpecResult result = load();
    assertThat(StrictVariables.check(result))
        .extracting(
            finding ->
                finding.code().id() + " " + finding.span().line() + ":" + finding.span().column())
        .containsExactly("E0203 1:15", "E0203 1:23", "E0203 4:18", "E0203 5:33");
  }

  private List<String> uses() throws IOException {
    Files.writeString(directory.resolve(".env"), "B=b\nA=other\n");
    return load().variables().stream()
        .map(
            use ->
                "%s %s %d:%d %s"
                    .formatted(
                        use.name(),
                        use.how().word(),
                        use.span().line(),
                        use.span().column(),
                        use.value().reveal()))
        .toList();
  }

  private SpecResult load() {
    return Specs.load(directory, SPEC, Map.of("A", "a", "EMPTY", ""));
  }
}
