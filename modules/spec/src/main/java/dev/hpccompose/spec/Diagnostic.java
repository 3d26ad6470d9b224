package dev.hpccompose.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** By place; where two stand at one place, by all else. */
  public static final Comparator<Diagnostic> BY_PLACE =
      (one, other) -> {
        int bySpan = one.span.compareTo(other.span);
        return bySpan != 0 ? bySpan : compareWords(one, other);
      };

  private static int compareWords(Diagnostic one, Diagnostic other) {
    int byCode = one.code.compareTo(other.code);
    int byMessage = one.message.compareTo(other.message);
    int byHint = one.hint.orElse("").compareTo(other.hint.orElse(""));
    return byCode != 0 ? byCode : byMessage != 0 ? byMessage : byHint;
  }

  /** The findings by place, once each. */
  public static List<Diagnostic> ordered(Collection<Diagnostic> findings) {
    // not distinct(): the first hash code of a record makes classes, at every start
    Set<Diagnostic> ordered = new TreeSet<>(BY_PLACE);
    ordered.addAll(findings);
    return List.copyOf(ordered);
  }

  /** How bad it is, which the code decides. */
  public Severity severity() {
    return code.severity();
  }

  /** Whether the spec cannot be used because of it. */
  public boolean isError() {
    return severity() == Severity.ERROR;
  }
}
