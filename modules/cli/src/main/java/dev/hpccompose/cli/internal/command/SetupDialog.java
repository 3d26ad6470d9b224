package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Dialog;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProjectSettings;
import dev.hpccompose.spec.SettingsChange;
import dev.hpccompose.spec.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks for what {@code setup} was not told.
 *
 * @param console the world
 * @param dialog asks
 * @param file the settings
 */
record SetupDialog(Console console, Dialog dialog, Path file) {

  private static final String NONE = "-";
  private static final String FIRST_PROFILE = "dev";

  /** The change with all that was left open. */
  SettingsChange completed(SettingsChange given) throws IOException {
    Optional<ProjectSettings> now =
        Files.exists(file)
            ? SettingsLoader.load(file, console.environment()).settings()
            : Optional.empty();
    Optional<String> usual = now.flatMap(ProjectSettings::defaultProfile).map(Located::value);
    Optional<String> profile =
        given.profile().isPresent()
            ? given.profile()
            : named("profile, or - for all profiles", usual.orElse(FIRST_PROFILE));
    Optional<String> cacheDir =
        given.cacheDir().isPresent()
            ? given.cacheDir()
            : Optional.of(dialog.answer("cache directory", cacheDir(now, profile)));
    Optional<String> defaultProfile =
        given.defaultProfile().isPresent() || profile.isEmpty()
            ? given.defaultProfile()
            : named("default profile, or - for none", usual.or(() -> profile).orElse(NONE));
    return new SettingsChange(profile, cacheDir, defaultProfile);
  }

  private Optional<String> named(String question, String otherwise) throws IOException {
    return Optional.of(dialog.answer(question, otherwise)).filter(name -> !name.equals(NONE));
  }

  private String cacheDir(Optional<ProjectSettings> now, Optional<String> profile) {
    return now.flatMap(settings -> profile.flatMap(settings::profile))
        .flatMap(ProjectSettings.Profile::cacheDir)
        .or(() -> now.flatMap(ProjectSettings::cacheDir))
        .map(Located::value)
        .orElseGet(() -> CacheDirectory.standard(console.home()).path())
        .toString();
  }
}
