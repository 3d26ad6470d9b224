package dev.hpccompose.cli.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.SourceText;
import dev.hpccompose.spec.Sources;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void everySeverityHasItsWordAndIsCounted() {
    findings(
            DiagnosticCode.UNKNOWN_KEY,
            DiagnosticCode.STEP_TOO_LARGE,
            DiagnosticCode.STEP_TOO_LARGE,
            DiagnosticCode.IGNORED_KEYS,
            DiagnosticCode.VERSION_IGNORED)
        .upTo(true)
        .print(console());
    assertThat(text())
        .contains("error: a.yaml: m [E0102]\n", "warning: a.yaml: m [W0602]\n")
        .contains("note: a.yaml: m [N0101]\n", "info: a.yaml: m [I0101]\n")
        .endsWith("1 error, 2 warnings, 1 note and 1 remark\n");
  }

  @Test
  void remarksAreForThoseWhoAsk() {
    Findings findings = findings(DiagnosticCode.IGNORED_KEYS, DiagnosticCode.VERSION_IGNORED);
    findings.upTo(false).print(console());
    assertThat(text()).isEqualTo("note: a.yaml: m [N0101]\n");
  }

  @Test
  void onlyErrorsMakeASpecUnusable() {
    assertThat(
            findings(
                    DiagnosticCode.STEP_TOO_LARGE,
                    DiagnosticCode.IGNORED_KEYS,
                    DiagnosticCode.VERSION_IGNORED)
                .hasErrors())
        .isFalse();
    assertThat(findings(DiagnosticCode.UNKNOWN_KEY).hasErrors()).isTrue();
  }

  @Test
  void filesAreNamedFromHereAlsoAlongTheWayThatBroughtThemIn() {
    SourceSpan include = SourceSpan.inLine("/here/compose.yaml", 2, 3, 5);
    Sources sources =
        new Sources(
            List.of(
                SourceText.of("/here/compose.yaml", "services: {}\n"),
                SourceText.of(
                    "/here/sub/more.yaml",
                    "a: 1\n",
                    Optional.of(new SourceOrigin(SourceOrigin.Relation.INCLUDED, include)))));
    Findings findings =
        new Findings(
            List.of(
                new Diagnostic(
                    DiagnosticCode.UNKNOWN_KEY,
                    SourceSpan.inLine("/here/sub/more.yaml", 1, 1, 1),
                    "m",
                    Optional.empty())),
            sources);
    findings.shownFrom(console()).print(console());
    assertThat(text())
        .startsWith("error: sub/more.yaml:1:1: m [E0102]\n")
        .contains("included at compose.yaml:2:3\n");
  }

  private static Findings findings(DiagnosticCode... codes) {
    return new Findings(
        Stream.of(codes)
            .map(code -> new Diagnostic(code, SourceSpan.ofFile("a.yaml"), "m", Optional.empty()))
            .toList(),
        Sources.none());
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Console console() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Console(Map.of(), Path.of("/here"), stream, stream, Terminal.NONE, Terminal.NONE);
  }
}
