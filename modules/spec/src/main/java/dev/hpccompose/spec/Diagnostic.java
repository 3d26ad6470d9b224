package dev.hpccompose.spec;

import java.util.Comparator;
import java.util.Optional;

/**
 * One finding about a spec: what is wrong, where, and what to do about it.
 *
 * @param code the kind of finding; its identifier is stable
 * @param span the text that it is about
 * @param message one sentence without a full stop, in which values are quoted and printable
 * @param hint what to do, where that is known
 */
public record Diagnostic(
    DiagnosticCode code, SourceSpan span, String message, Optional<String> hint) {

  /** By place; where two begin at one place, by code and message. */
  public static final Comparator<Diagnostic> BY_PLACE =
      (one, other) -> {
        int bySpan = one.span.compareTo(other.span);
        int byCode = one.code.compareTo(other.code);
        return bySpan != 0 ? bySpan : byCode != 0 ? byCode : one.message.compareTo(other.message);
      };

  /** How bad it is, which the code decides. */
  public Severity severity() {
    return code.severity();
  }

  /** Whether the spec cannot be used because of it. */
  public boolean isError() {
    return severity() == Severity.ERROR;
  }
}
