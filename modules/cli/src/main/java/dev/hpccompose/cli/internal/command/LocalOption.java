package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.CommandSpec;
import dev.hpccompose.spec.Backend;
import java.util.Optional;

/** {@code --local}. */
final class LocalOption {

  private final OptionSpec option =
      Options.flag(2, "Run on this machine, without Slurm and without containers.", "--local");

  void declare(CommandSpec spec) {
    spec.addOption(option);
  }

  /** The scheduler that takes the job. */
  String scheduler() {
    return Options.isSet(option) ? "local" : "slurm";
  }

  /** The backend that replaces the spec's. */
  Optional<Backend> backend() {
    return Options.isSet(option) ? Optional.of(Backend.HOST) : Optional.empty();
  }
}
