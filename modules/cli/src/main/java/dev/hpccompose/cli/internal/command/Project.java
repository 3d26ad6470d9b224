package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Findings;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.CacheDirectory.Origin;
import dev.hpccompose.spec.ProjectSettings;
import dev.hpccompose.spec.ProjectSettings.Profile;
import dev.hpccompose.spec.SettingsLoader;
import dev.hpccompose.spec.SettingsResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project that a command works for.
 *
 * @param console the world
 * @param directory where its settings are looked for first
 * @param profiles the profiles that are named
 */
record Project(Console console, Path directory, ProfileOption profiles) {

  /** The settings, with what is wrong with them; empty where there are none. */
  Optional<SettingsResult> settings() {
    return new SettingsSearch(console)
        .from(directory)
        .map(file -> SettingsLoader.load(file, console.environment()));
  }

  /** The cache directory for a command that reads no spec: S-104. */
  CacheDirectory cache() {
    Optional<ProjectSettings> known = settings().map(read -> usable(read, console));
    List<String> typed = profiles.typed();
    if (!typed.isEmpty()) {
      List<String> names = known.map(ProjectSettings::names).orElse(List.of());
      typed.stream()
          .filter(name -> !names.contains(name))
          .findFirst()
          .ifPresent(name -> refuse(name, known));
    }
    return known.flatMap(this::cache).orElseGet(() -> CacheDirectory.standard(console.home()));
  }

  /** The cache directory that settings give to a spec which names none: S-106. */
  Optional<CacheDirectory> cache(ProjectSettings settings) {
    return Stream.of(profiles.typed(), profiles.ofEnvironment(console))
        .map(names -> chosen(settings, names))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> settings.defaultProfile().flatMap(name -> settings.profile(name.value())))
        .flatMap(profile -> cache(settings, profile))
        .or(() -> general(settings));
  }

  /** The profile that is named; where several are, they have to say the same. */
  private Optional<Profile> chosen(ProjectSettings settings, List<String> names) {
    List<Profile> known =
        names.stream().map(settings::profile).flatMap(Optional::stream).distinct().toList();
    for (Profile other : known) {
      if (!directory(settings, other).equals(directory(settings, known.getFirst()))) {
        throw CliFailure.usage(
            "the profiles '"
                + known.getFirst().name().value()
                + "' and '"
                + other.name().value()
                + "' of "
                + console.shown(settings.file())
                + " name different cache directories",
            "give one of them, or name the directory as x-slurm.cache_dir");
      }
    }
    return known.stream().findFirst();
  }

  private static Optional<Path> directory(ProjectSettings settings, Profile profile) {
    return cache(settings, profile).map(CacheDirectory::path);
  }

  private static Optional<CacheDirectory> cache(ProjectSettings settings, Profile profile) {
    return profile
        .cacheDir()
        .map(
            said ->
                new CacheDirectory(
                    said.value(), new Origin.Profile(profile.name().value(), said.span())))
        .or(() -> general(settings));
  }

  private static Optional<CacheDirectory> general(ProjectSettings settings) {
    return settings
        .cacheDir()
        .map(said -> new CacheDirectory(said.value(), new Origin.Settings(said.span())));
  }

  /** The settings that were read, or the error that says what is wrong with them. */
  static ProjectSettings usable(SettingsResult result, Console console) {
    return result
        .settings()
        .orElseThrow(
            () ->
                new CliException(
                    new CliFailure.Spec(
                        new Findings(result.diagnostics(), result.sources()).shownFrom(console))));
  }

  private void refuse(String name, Optional<ProjectSettings> settings) {
    if (settings.isEmpty()) {
      throw CliFailure.usage(
          "the profile '"
              + name
              + "' has no project settings: there is no "
              + ProjectSettings.FILE_NAME
              + " here or above",
          "write them with 'hpc-compose setup', or name the directory with --cache-dir DIR");
    }
    List<String> names = settings.get().names();
    throw CliFailure.usage(
        "there is no profile '" + name + "' in " + console.shown(settings.get().file()),
        Spelling.hint(
            name,
            names,
            names.isEmpty()
                ? "it has no profiles: make one with 'hpc-compose setup'"
                : "it has: " + String.join(", ", names)));
  }
}
