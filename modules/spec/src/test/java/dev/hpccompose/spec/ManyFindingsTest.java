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
  void notesDoNotHideAnError() {
    StringBuilder spec = new StringBuilder("services:\n");
    for (int i = 0; i < 600; i++) {
      spec.append("  s").append(i).append(": {image: a, restart: always}\n");
    }
    SpecResult result = Specs.load(directory, spec + "  last: {image: a, nope: 1}\n", Map.of());
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.FURTHER_FINDINGS, DiagnosticCode.UNKNOWN_KEY);
    assertThat(result.diagnostics().getFirst().message()).isEqualTo("600 notes are not shown");
  }

  @Test
  void anErrorBehindAllThatIsKeptStillMakesTheSpecUnusable() {
    StringBuilder spec = new StringBuilder("services:\n");
    for (int i = 0; i < 900; i++) {
      spec.append("  s")
          .append(i)
          .append(": {image: a, restart: always, cpus: 1, mem_limit: 1g, gpus: all,")
          .append(" runtime: nvidia, ports: ['1:2', '3:4', '5:6']}\n");
    }
    SpecResult result = Specs.load(directory, spec + "  last: {image: a, nope: 1}\n", Map.of());
    assertThat(result.spec()).isEmpty();
    assertThat(result.diagnostics()).anyMatch(Diagnostic::isError);
  }

  @Test
  void colourAndDirectionCodesOfAFileDoNotReachATerminal() {
    SpecResult result =
        Specs.load(
            directory, "services:\n  app:\n    image: a\n    \"k\\e[31m\\u202E\": 1\n", Map.of());
    assertThat(Specs.text(result)).contains("unknown key 'k\uFFFD[31m\u00B7'");
  }
}
