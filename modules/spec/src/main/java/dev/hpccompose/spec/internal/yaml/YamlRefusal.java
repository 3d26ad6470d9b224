package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.Diagnostic;

/** Ends the reading of a document that has no meaning from some place on. */
final class YamlRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  YamlRefusal(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
