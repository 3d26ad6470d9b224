package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.supervisor.ReportTable.Report;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What children say to the main shell is what it expects of them. */
class ReportTableTest {

  private static final Pattern SAID =
      Pattern.compile("printf ['\"](%s|[a-z]+)((?: [^\\\\]+)?)\\\\n['\"][^\n]*>&103");

  /** Parts in which the word stands in a variable. */
  private static final Map<String, Set<String>> IN_VARIABLES =
      Map.of(
          "hooks", Set.of("prepared", "unprepared", "released"),
          "probes", Set.of("result", "failing"));

  static Stream<Report> reports() {
    return ReportTable.get().reports().stream();
  }

  static Stream<String> writers() {
    return reports().map(Report::writer).filter(name -> !name.equals("scheduler")).distinct();
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aPartSaysWhatTheTableSaysOfIt(String part) {
    Set<String> said = new TreeSet<>(IN_VARIABLES.getOrDefault(part, Set.of()));
    said.forEach(word -> assertThat(Bash.part(part)).containsPattern("\\b" + word + "\\b"));
    SAID.matcher(Bash.part(part))
        .results()
        .map(found -> found.group(1))
        .filter(word -> !word.equals("%s"))
        .forEach(said::add);
    assertThat(said).isEqualTo(words(part));
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aPartSaysAsManyWordsAsTheTableSays(String part) {
    reports()
        .filter(report -> report.writer().equals(part))
        .filter(report -> !IN_VARIABLES.getOrDefault(part, Set.of()).contains(report.word()))
        .forEach(
            report ->
                assertThat(longest(part, report.word())).isEqualTo(report.arguments().size()));
  }

  private static int longest(String part, String word) {
    return SAID.matcher(Bash.part(part))
        .results()
        .filter(found -> found.group(1).equals(word))
        .map(found -> found.group(2).strip())
        .mapToInt(words -> words.isEmpty() ? 0 : words.split(" +").length)
        .max()
        .orElse(-1);
  }

  @Test
  void noOtherPartSaysAnything() {
    Set<String> others = new TreeSet<>(SupervisorScript.PARTS);
    writers().forEach(others::remove);
    for (String part : others) {
      Set<String> said =
          SAID.matcher(Bash.part(part))
              .results()
              .map(found -> found.group(1))
              .collect(Collectors.toSet());
      // who looks for runners that were lost speaks for them
      assertThat(said).as(part).isSubsetOf(part.equals("loop") ? Set.of("exited") : Set.of());
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyReportHasSomebodyWhoHandlesIt(Report report) {
    String handler = report.handler().split(" ")[0];
    assertThat(ShellText.ofSupervisor().definedFunctions()).contains(handler);
  }

  @Test
  void aReportComesToItsHandlerWordByWord() {
    String handlers =
        reports()
            .map(report -> report.handler().split(" ")[0])
            .distinct()
            .map(handler -> handler + "() { printf '<%s>' " + handler + " \"$@\"; echo; }\n")
            .collect(Collectors.joining());
    List<String> said =
        List.of(
            "started 1 2 77",
            "hook 0 1 post_start 2 failed 30 exit code 1: * two  words",
            "verdict unknown",
            "warning");
    String calls =
        said.stream()
            .map(line -> "hc_dispatch " + Bash.quoted(line) + "\n")
            .collect(Collectors.joining());
    assertThat(Bash.text(ReportTable.get().bash() + handlers + calls))
        .isEqualTo(
            """
            <hc_reported><started><1><2><77>
            <hc_on_hook><0><1><post_start><2><failed><30><exit code 1: * two  words>
            <hc_on_verdict><unknown><><><verdict unknown>
            <hc_on_warning>
            """);
  }

  private static Set<String> words(String part) {
    return reports()
        .filter(report -> report.writer().equals(part))
        .map(Report::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
