package dev.hpccompose.cli.internal.command;

import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.ProjectSettings;
import dev.hpccompose.spec.SettingsResult;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.Sources;
import dev.hpccompose.spec.SpecRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What project settings give to a spec.
 *
 * @param directory the cache directory
 * @param findings what is wrong with the settings, and with the profiles that are named
 * @param sources the texts that the findings point into
 */
record ProjectCache(
    Optional<CacheDirectory> directory, List<Diagnostic> findings, Sources sources) {

  ProjectCache {
    findings = List.copyOf(findings);
  }

  static ProjectCache none() {
    return new ProjectCache(Optional.empty(), List.of(), Sources.none());
  }

  /**
   * Looks at the settings, unless nothing that they could say matters.
   *
   * @param profilesOfSpec the profiles that services belong to
   */
  static ProjectCache of(
      Project project, SpecRequest request, ComposeSpec spec, Set<String> profilesOfSpec) {
    List<String> unknown = new ArrayList<>(project.profiles().typed());
    unknown.remove("*");
    unknown.removeAll(profilesOfSpec);
    boolean wanted = spec.slurm().cacheDir().isEmpty();
    if (!wanted && unknown.isEmpty()) {
      return none();
    }
    Optional<SettingsResult> read = project.settings();
    Optional<ProjectSettings> settings = read.flatMap(SettingsResult::settings);
    List<String> names = settings.map(ProjectSettings::names).orElse(List.of());
    unknown.removeAll(names);
    List<Diagnostic> findings =
        new ArrayList<>(read.map(SettingsResult::diagnostics).orElse(List.of()));
    List<String> known = new ArrayList<>(names);
    profilesOfSpec.stream().sorted().forEach(known::add);
    String file = request.files().getFirst().toString();
    unknown.forEach(name -> findings.add(unknown(file, name, known)));
    return new ProjectCache(
        wanted ? settings.flatMap(project::cache) : Optional.empty(),
        findings,
        read.map(SettingsResult::sources).orElse(Sources.none()));
  }

  /** Compose says nothing about such a name; here it could cost the images their place. */
  private static Diagnostic unknown(String file, String name, List<String> known) {
    return new Diagnostic(
        DiagnosticCode.UNKNOWN_PROFILE,
        SourceSpan.ofFile(file),
        "the profile '" + name + "' does nothing: no service and no project settings have it",
        Optional.of(
            Spelling.hint(
                name,
                known,
                known.isEmpty()
                    ? "remove --profile " + name
                    : "there are: " + String.join(", ", known))));
  }

  /** Whether the settings leave a plan possible. */
  boolean isUsable() {
    return findings.stream().noneMatch(Diagnostic::isError);
  }
}
