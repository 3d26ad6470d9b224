package dev.hpccompose.cli.internal.console;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticText;
import dev.hpccompose.spec.Severity;
import dev.hpccompose.spec.SourceOrigin;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.SourceText;
import dev.hpccompose.spec.Sources;
import java.util.ArrayList;
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
        diagnostics.stream()
            .map(
                finding ->
                    new Diagnostic(
                        finding.code(),
                        shown(finding.span(), console),
                        finding.message(),
                        finding.hint()))
            .toList(),
        new Sources(sources.texts().stream().map(text -> shown(text, console)).toList()));
  }

  /** These and further findings, whose files are named alike, ordered by place. */
  public Findings and(List<Diagnostic> further) {
    return new Findings(
        Stream.concat(diagnostics.stream(), further.stream()).sorted(Diagnostic.BY_PLACE).toList(),
        sources);
  }

  /** Whether nothing can be done with the spec. */
  public boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }

  /** Those that everybody is told, or all of them. */
  public Findings upTo(boolean verbose) {
    return verbose
        ? this
        : new Findings(
            diagnostics.stream().filter(finding -> finding.severity() != Severity.INFO).toList(),
            sources);
  }

  /** Errors and warnings, and the notes in one line that says where to read them. */
  public void printBriefly(Console console) {
    long notes = count(Severity.NOTE);
    new Findings(
            diagnostics.stream()
                .filter(finding -> finding.severity().compareTo(Severity.WARNING) <= 0)
                .toList(),
            sources)
        .print(console);
    if (notes > 0) {
      console
          .err()
          .println(
              console.errStyle().hint("note:")
                  + " "
                  + counted(notes, "note")
                  + " about the spec: 'hpc-compose validate' shows "
                  + (notes == 1 ? "it" : "them"));
    }
  }

  /** How many there are, in words. */
  public String summary() {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = count(severity);
      if (count > 0) {
        counts.add(counted(count, word(severity)));
      }
    }
    int last = counts.size() - 1;
    return last <= 0
        ? String.join("", counts)
        : String.join(", ", counts.subList(0, last)) + " and " + counts.get(last);
  }

  /** Tells all of them on standard error. */
  public void print(Console console) {
    Style style = console.errStyle();
    for (Diagnostic finding : diagnostics) {
      console.err().println(painted(finding, style));
      if (diagnostics.size() > 1) {
        console.err().println();
      }
    }
    if (diagnostics.size() > 1) {
      console.err().println(summary());
    }
  }

  private String painted(Diagnostic finding, Style style) {
    String text = DiagnosticText.render(finding, sources).stripTrailing();
    String label = finding.severity().label() + ":";
    String painted =
        switch (finding.severity()) {
          case ERROR -> style.error(label);
          case WARNING -> style.warning(label);
          case NOTE, INFO -> style.strong(label);
        };
    return painted + text.substring(label.length()).replace("\nhint:", "\n" + style.hint("hint:"));
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String word(Severity severity) {
    return severity == Severity.INFO ? "remark" : severity.label();
  }

  private long count(Severity severity) {
    return diagnostics.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static SourceText shown(SourceText text, Console console) {
    return new SourceText(
        shown(text.file(), console),
        text.lines(),
        text.origin()
            .map(origin -> new SourceOrigin(origin.relation(), shown(origin.span(), console))));
  }

  /** A place with its file named as seen from the working directory. */
  public static SourceSpan shown(SourceSpan span, Console console) {
    return new SourceSpan(
        shown(span.file(), console), span.line(), span.column(), span.endLine(), span.endColumn());
  }

  private static String shown(String file, Console console) {
    return console.shown(console.directory().resolve(file));
  }
}
