package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What became of loading a spec.
 *
 * @param spec the spec; present exactly when no diagnostic is an error
 * @param diagnostics all findings of the file, ordered by place
 * @param sources the texts that the diagnostics point into
 * @param variables the references to variables that were replaced, ordered by place
 * @param profiles the profiles that services belong to, also those that are off
 * @param tree makes what {@link #effective} gives, which few callers need
 */
public record SpecResult(
    Optional<ComposeSpec> spec,
    List<Diagnostic> diagnostics,
    Sources sources,
    List<VariableUse> variables,
    Set<String> profiles,
    Supplier<Optional<EffectiveSpec>> tree) {

  public SpecResult {
    diagnostics = List.copyOf(diagnostics);
    variables = List.copyOf(variables);
    profiles = Set.copyOf(profiles);
  }

  /** What the spec says as a tree; present when its files are YAML. */
  public Optional<EffectiveSpec> effective() {
    return tree.get();
  }

  /** Whether there is a spec to work with. */
  public boolean isUsable() {
    return spec.isPresent();
  }
}
