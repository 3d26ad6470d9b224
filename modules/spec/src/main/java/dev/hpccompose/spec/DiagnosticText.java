package dev.hpccompose.spec;

import java.util.Locale;

/** Diagnostics as people read them in a terminal. Pure text without colour. */
public final class DiagnosticText {

  private DiagnosticText() {}

  /**
   * One diagnostic: a line with severity, place, message and code; the offending line with a caret
   * below; which files brought its file in; the hint.
   *
   * @return lines that each end in {@code \n}
   */
  public static String render(Diagnostic diagnostic, Sources sources) {
    StringBuilder text = new StringBuilder();
    text.append(diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .append(": ")
        .append(Printable.line(diagnostic.span().place()))
        .append(": ")
        .append(Printable.line(diagnostic.message()))
        .append(" [")
        .append(diagnostic.code().id())
        .append("]\n");
    sources
        .line(diagnostic.span())
        .filter(line -> !line.isBlank())
        .ifPresent(line -> Excerpt.append(text, line, diagnostic.span()));
    for (SourceOrigin origin : sources.trail(diagnostic.span())) {
      text.append(origin.relation().word())
          .append(" at ")
          .append(Printable.line(origin.span().place()))
          .append('\n');
    }
    diagnostic
        .hint()
        .ifPresent(hint -> text.append("hint: ").append(Printable.line(hint)).append('\n'));
    return text.toString();
  }
}
