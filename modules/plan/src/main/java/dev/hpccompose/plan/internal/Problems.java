package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Collects what is found while one spec is resolved. */
public final class Problems {

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Adds a finding. */
  void add(DiagnosticCode code, SourceSpan span, String message, String hint) {
    diagnostics.add(new Diagnostic(code, span, message, Optional.of(hint)));
  }

  /** Adds findings that were made elsewhere. */
  public void addAll(Collection<Diagnostic> more) {
    diagnostics.addAll(more);
  }

  /** Whether no plan may be made. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Everything found, ordered by place. */
  public List<Diagnostic> ordered() {
    return Diagnostic.ordered(diagnostics);
  }
}
