package dev.hpccompose.cli.internal.command;

import dev.hpccompose.spec.Backend;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --local}. */
final class LocalOption {

  @Option(
      names = "--local",
      order = 2,
      description = "Run on this machine, without Slurm and without containers.")
  private boolean local;

  /** The scheduler that takes the job. */
  String scheduler() {
    return local ? "local" : "slurm";
  }

  /** The backend that replaces the spec's. */
  Optional<Backend> backend() {
    return local ? Optional.of(Backend.HOST) : Optional.empty();
  }
}
