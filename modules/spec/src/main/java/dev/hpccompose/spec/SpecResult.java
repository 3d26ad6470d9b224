package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/**
 * What became of loading a spec.
 *
 * @param spec the spec; present exactly when no diagnostic is an error
 * @param diagnostics all findings of the file, ordered by place
 * @param sources the texts that the diagnostics point into
 */
public record SpecResult(
    Optional<ComposeSpec> spec, List<Diagnostic> diagnostics, Sources sources) {

  public SpecResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether there is a spec to work with. */
  public boolean isUsable() {
    return spec.isPresent();
  }
}
