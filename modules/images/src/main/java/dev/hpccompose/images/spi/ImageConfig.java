package dev.hpccompose.images.spi;

import java.util.List;
import java.util.Optional;

/**
 * What an image says about how it is run.
 *
 * @param entrypoint its ENTRYPOINT; empty without one
 * @param command its CMD; empty without one
 * @param workingDir its WORKDIR
 * @param environment its ENV, {@code NAME=value}
 * @param user its USER, where somebody tells it
 */
public record ImageConfig(
    List<String> entrypoint,
    List<String> command,
    Optional<String> workingDir,
    List<String> environment,
    Optional<String> user) {
  public ImageConfig {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  /** The same with its USER. */
  public ImageConfig of(Optional<String> told) {
    return new ImageConfig(entrypoint, command, workingDir, environment, told);
  }
}
