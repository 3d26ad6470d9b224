package dev.hpccompose.spec;

import java.nio.file.Path;

/**
 * A volume {@code host:container[:ro|rw]}.
 *
 * @param source path on the host, absolute or relative to the spec's directory
 * @param target absolute, normalised path in the container
 * @param readOnly whether the service may only read it
 */
public record VolumeSpec(String source, String target, boolean readOnly) {

  /** The path on the host, against the directory of the spec. */
  public Path sourceIn(Path directory) {
    return directory.resolve(source).normalize();
  }
}
