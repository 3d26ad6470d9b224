package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/**
 * What became of loading project settings.
 *
 * @param settings the settings; present exactly when no diagnostic is an error
 * @param diagnostics all findings, ordered by place
 * @param sources the texts that the diagnostics point into
 */
public record SettingsResult(
    Optional<ProjectSettings> settings, List<Diagnostic> diagnostics, Sources sources) {

  public SettingsResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
