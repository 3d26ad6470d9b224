package dev.hpccompose.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Which spec to load, and in which surroundings.
 *
 * @param files the files, each merged over the ones before; diagnostics name them as given here;
 *     never empty
 * @param environment variables for interpolation, which win over those of {@code .env}
 * @param profiles the active profiles
 * @param envFiles files to read in the place of the {@code .env} beside the first file, later ones
 *     winning; empty for that {@code .env}
 */
public record SpecRequest(
    List<Path> files, Map<String, String> environment, List<String> profiles, List<Path> envFiles) {

  /** Copies everything. */
  public SpecRequest {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file to load");
    }
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
    profiles = List.copyOf(profiles);
    envFiles = List.copyOf(envFiles);
  }

  /** One file without profiles. */
  public static SpecRequest of(Path file, Map<String, String> environment) {
    return new SpecRequest(List.of(file), environment, List.of(), List.of());
  }
}
