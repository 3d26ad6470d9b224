package dev.hpccompose.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyFindingsTest {

  @TempDir Path directory;

  @Test
  void moreThanAnybodyReadsAreCounted() {
    StringBuilder spec = new StringBuilder("services:\n  app:\n    image: a\n");
    for (int i = 0; i < 700; i++) {
      spec.append("    k").append(i).append(": 1\n");
    }
    SpecResult result = Specs.load(directory, spec.toString(), Map.of());
    assertThat(result.spec()).isEmpty();
    assertThat(result.diagnostics()).hasSize(501);
    Diagnostic last = result.diagnostics().getLast();
    assertThat(last.code()).isEqualTo(DiagnosticCode.FURTHER_FINDINGS);
    assertThat(last.message()).isEqualTo("200 more findings from here on are not shown");
    assertThat(last.span().line()).isEqualTo(504);
  }

  @Test
  void colourAndDirectionCodesOfAFileDoNotReachATerminal() {
    SpecResult result =
        Specs.load(
            directory, "services:\n  app:\n    image: a\n    \"k\\e[31m\\u202E\": 1\n", Map.of());
    assertThat(Specs.text(result)).contains("unknown key 'k\uFFFD[31m\u00B7'");
  }
}
