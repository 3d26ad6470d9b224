package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hpccompose.plan.PlanContext;
import dev.hpccompose.plan.PlanResult;
import dev.hpccompose.plan.Planner;
import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Explanation;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of finding is explained, and its examples are what they claim to be. */
class ExplanationTest {

  private static final String PAGE = "modules/spec/src/main/resources/dev/hpccompose/spec/explain/";

  /** Kinds that one spec alone cannot show: files, sizes, and what only an option asks for. */
  private static final Set<String> IN_WORDS_ONLY =
      Set.of(
          "E0001", "E0002", "E0003", "E0004", "E0008", "E0009", "E0012", "E0203", "E0604", "E0703",
          "E0705", "I0101", "W0001", "W0701", "W0702");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void hasAPageWithWordsAndExamples(DiagnosticCode code) {
    assertThatCode(() -> Explanation.of(code))
        .as(
            "%s has no page: write %s%s.txt: why it is a finding in up to three sentences, then a"
                + " line '--- bad' and a spec that has it, then a line '--- good' and one that has"
                + " not. A kind that no spec can show has words only and is listed in this test",
            code, PAGE, code.id())
        .doesNotThrowAnyException();
    Explanation explanation = Explanation.of(code);
    assertThat(explanation.why()).isNotBlank();
    assertThat(explanation.why().lines()).allMatch(line -> line.length() <= 125);
    assertThat(explanation.examples().isEmpty())
        .as("%s: has words only. Examples belong to it, unless this test lists it", code)
        .isEqualTo(IN_WORDS_ONLY.contains(code.id()));
  }

  @ParameterizedTest
  @EnumSource
  void theBadExampleHasTheFindingAndTheGoodOneHasNoError(DiagnosticCode code) throws IOException {
    Optional<Explanation.Examples> examples = Explanation.of(code).examples();
    if (examples.isEmpty()) {
      return;
    }
    assertThat(findings(examples.get().bad()))
        .as("the bad example in %s%s.txt does not have this finding", PAGE, code.id())
        .extracting(Diagnostic::code)
        .contains(code);
    assertThat(findings(examples.get().good()))
        .as("the good example in %s%s.txt", PAGE, code.id())
        .noneMatch(Diagnostic::isError)
        .extracting(Diagnostic::code)
        .doesNotContain(code);
  }

  @Test
  void isPrintedForPeople() {
    Shell shell = new Shell(directory);
    assertThat(shell.run("explain", "e0102").out())
        .startsWith("E0102 (error): a key is unknown\n\n")
        .containsSubsequence("Not so:\n\n    services:", "But so:\n\n    services:");
    assertThat(shell.run("explain", "E0001").out()).doesNotContain("Not so");
    assertThat(shell.run("explain").out().lines()).hasSize(DiagnosticCode.values().length);
  }

  private List<Diagnostic> findings(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("compose.yaml"), yaml);
    SpecResult loaded = SpecLoader.load(file, Map.of("HOME", "/home/u"));
    List<Diagnostic> findings = new ArrayList<>(loaded.diagnostics());
    loaded
        .spec()
        .map(spec -> Planner.plan(spec, new PlanContext(Path.of("/home/u"), Optional.empty())))
        .map(PlanResult::diagnostics)
        .ifPresent(findings::addAll);
    return findings;
  }
}
