package dev.hpccompose.spec;

/** Diagnostics as people read them in a terminal. Pure text without colour. */
public final class DiagnosticText {

  private DiagnosticText() {}

  /**
   * One diagnostic: a line with severity, place, message and code; the offending line with a caret
   * below; the hint.
   *
   * @return lines that each end in {@code \n}
   */
  public static String render(Diagnostic diagnostic, Sources sources) {
    throw new UnsupportedOperationException(diagnostic.message() + sources);
  }
}
