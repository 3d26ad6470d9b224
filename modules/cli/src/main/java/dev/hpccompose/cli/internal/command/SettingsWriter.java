package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProjectSettings;
import dev.hpccompose.spec.SettingsChange;
import dev.hpccompose.spec.SettingsLoader;
import dev.hpccompose.system.lock.FileTurn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a change into project settings.
 *
 * @param console the world
 * @param file the settings
 */
record SettingsWriter(Console console, Path file) {

  private static final String HEAD = "# hpc-compose: settings for all specs from here downwards\n";

  /** Writes the change and tells of it, or fails and leaves all as it is. */
  void write(SettingsChange change) throws IOException {
    try (FileTurn turn = FileTurn.await(file, this::tellWho)) {
      Optional<String> before = turn.text();
      if (before.isPresent()) {
        Project.usable(SettingsLoader.load(file, console.environment()), console);
      }
      String after = changed(before.orElse(HEAD), change);
      ProjectSettings settings =
          Project.usable(SettingsLoader.check(file, after, console.environment()), console);
      Optional<Path> directory = directory(settings, change);
      directory.ifPresent(this::check);
      boolean same = before.equals(Optional.of(after));
      if (!same) {
        turn.replace(after);
      }
      tell(change, directory, same);
      next(change, settings);
    }
  }

  private void tellWho(String owner) {
    console.err().println("waiting for " + owner + ", which changes the settings");
  }

  private String changed(String text, SettingsChange change) {
    return change
        .applied(text)
        .orElseThrow(
            () ->
                CliFailure.usage(
                    console.shown(file) + " is written in a way that 'setup' cannot keep",
                    "it changes mappings of one key a line; write this one yourself:\n"
                        + change.applied("").orElse("").strip()));
  }

  /** The directory that the change names, with its variables replaced. */
  private static Optional<Path> directory(ProjectSettings settings, SettingsChange change) {
    if (change.cacheDir().isEmpty()) {
      return Optional.empty();
    }
    return change
        .profile()
        .map(name -> settings.profile(name).flatMap(ProjectSettings.Profile::cacheDir))
        .orElseGet(settings::cacheDir)
        .map(Located::value);
  }

  private void check(Path directory) {
    if (NodeLocal.holds(directory)) {
      throw CliFailure.environment(
          "the cache directory " + directory + " is not visible from other nodes",
          "name a directory of a shared file system with --cache-dir");
    }
    if (!Files.isDirectory(directory)) {
      throw CliFailure.environment(
          "the cache directory " + directory + " does not exist",
          "make it with 'mkdir -p " + directory + "', or name another one with --cache-dir");
    }
    if (!Files.isWritable(directory)) {
      throw CliFailure.environment(
          "the cache directory " + directory + " cannot be written to",
          "change its permissions, or name another one with --cache-dir");
    }
  }

  private void tell(SettingsChange change, Optional<Path> directory, boolean same) {
    String shown = console.shown(file);
    console.err().println(same ? shown + " says so already" : "settings written to " + shown);
    String whose = change.profile().map("profile "::concat).orElse("all profiles");
    directory.ifPresent(path -> console.err().println("  " + whose + " caches images in " + path));
    change
        .defaultProfile()
        .ifPresent(name -> console.err().println("  the default profile is " + name));
  }

  private void next(SettingsChange change, ProjectSettings settings) {
    Optional<String> usual = settings.defaultProfile().map(Located::value);
    Optional<String> named = change.profile().filter(name -> !usual.equals(Optional.of(name)));
    console.err().println("next: hpc-compose doctor" + named.map(" --profile "::concat).orElse(""));
  }
}
