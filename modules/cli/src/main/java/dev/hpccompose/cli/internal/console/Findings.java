package dev.hpccompose.cli.internal.console;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticText;
import dev.hpccompose.spec.Severity;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.SourceText;
import dev.hpccompose.spec.Sources;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with a spec, with files named as the user would write them.
 *
 * @param diagnostics the findings, ordered by place
 * @param sources what they point into
 */
public record Findings(List<Diagnostic> diagnostics, Sources sources) {

  /** Copies the findings. */
  public Findings {
    diagnostics = List.copyOf(diagnostics);
  }

  /** The same findings with files named as seen from the working directory. */
  public Findings shownFrom(Console console) {
    return new Findings(
        diagnostics.stream().map(finding -> shown(finding, console)).toList(),
        new Sources(
            sources.texts().stream()
                .map(text -> new SourceText(shown(text.file(), console), text.lines()))
                .toList()));
  }

  /** These and further findings, ordered by place. */
  public Findings and(List<Diagnostic> further) {
    return new Findings(
        Stream.concat(diagnostics.stream(), further.stream()).sorted(Diagnostic.BY_PLACE).toList(),
        sources);
  }

  /** Whether nothing can be done with the spec. */
  public boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }

  /** How many there are, in words. */
  public String summary() {
    long errors = count(Severity.ERROR);
    long warnings = count(Severity.WARNING);
    if (warnings == 0) {
      return counted(errors, "error");
    }
    return errors == 0
        ? counted(warnings, "warning")
        : counted(errors, "error") + " and " + counted(warnings, "warning");
  }

  /** Tells all of them on standard error. */
  public void print(Console console) {
    Style style = console.errStyle();
    for (Diagnostic finding : diagnostics) {
      console.err().println(painted(DiagnosticText.render(finding, sources), style));
      if (diagnostics.size() > 1) {
        console.err().println();
      }
    }
    if (diagnostics.size() > 1) {
      console.err().println(summary());
    }
  }

  private static String painted(String text, Style style) {
    if (text.startsWith("error:")) {
      return style.error("error:") + hints(text.substring("error:".length()), style);
    }
    if (text.startsWith("warning:")) {
      return style.warning("warning:") + hints(text.substring("warning:".length()), style);
    }
    return text;
  }

  private static String hints(String text, Style style) {
    return text.stripTrailing().replace("\nhint:", "\n" + style.hint("hint:"));
  }

  private long count(Severity severity) {
    return diagnostics.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static Diagnostic shown(Diagnostic finding, Console console) {
    SourceSpan span = finding.span();
    String file = shown(span.file(), console);
    return new Diagnostic(
        finding.code(),
        new SourceSpan(file, span.line(), span.column(), span.endLine(), span.endColumn()),
        finding.message(),
        finding.hint());
  }

  private static String shown(String file, Console console) {
    return console.shown(console.directory().resolve(file));
  }
}
