package dev.hpccompose.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a project says once for all its specs.
 *
 * @param file where it says so, absolute
 * @param defaultProfile {@code default_profile}: the profile that holds where none is named; it is
 *     one of the profiles
 * @param cacheDir {@code cache_dir}, absolute: for profiles that name none
 * @param profiles {@code profiles}, in the order of the file
 */
public record ProjectSettings(
    Path file,
    Optional<Located<String>> defaultProfile,
    Optional<Located<Path>> cacheDir,
    List<Profile> profiles) {

  /** What the file is called, in the directory of the project. */
  public static final String FILE_NAME = "hpc-compose.settings.yaml";

  public ProjectSettings {
    profiles = List.copyOf(profiles);
  }

  /** Settings that say nothing. */
  static ProjectSettings none(Path file) {
    return new ProjectSettings(file, Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * Settings that hold together.
   *
   * @param name what it is called on the command line
   * @param cacheDir {@code cache_dir}, absolute
   */
  public record Profile(Located<String> name, Optional<Located<Path>> cacheDir) {}

  /** The profile with a name. */
  public Optional<Profile> profile(String name) {
    return profiles.stream().filter(profile -> profile.name().value().equals(name)).findFirst();
  }

  /** What the profiles are called, in the order of the file. */
  public List<String> names() {
    return profiles.stream().map(profile -> profile.name().value()).toList();
  }
}
