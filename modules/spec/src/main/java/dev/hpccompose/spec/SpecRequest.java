package dev.hpccompose.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a spec is loaded from.
 *
 * @param files the files, each merged over the ones before it; never empty. Relative paths in all
 *     of them count from the directory of the first
 * @param environment variables for interpolation, which win over those of env files
 * @param profiles the profiles that are switched on; {@code *} stands for all
 * @param envFiles files with variables in the place of {@code .env}; later ones win
 */
public record SpecRequest(
    List<Path> files, Map<String, String> environment, List<String> profiles, List<Path> envFiles) {

  /** Copies the lists and refuses a request for nothing. */
  public SpecRequest {
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
    profiles = List.copyOf(profiles);
    envFiles = List.copyOf(envFiles);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file");
    }
  }

  /** A request for one file as it is. */
  public static SpecRequest of(Path file, Map<String, String> environment) {
    return new SpecRequest(List.of(file), environment, List.of(), List.of());
  }
}
