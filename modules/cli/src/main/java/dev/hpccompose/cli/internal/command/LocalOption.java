package dev.hpccompose.cli.internal.command;

import dev.hpccompose.spec.Backend;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --local}. */
final class LocalOption {

  private final Flag option =
      Flag.of(
          2,
          "Run on this machine, without Slurm: in containers of enroot, apptainer or podman, else"
              + " as processes.",
          "--local");

  void declare(CommandSpec spec) {
    Argument.declare(spec, option);
  }

  /** The scheduler that takes the job. */
  String scheduler() {
    return option.isSet() ? "local" : "slurm";
  }

  /**
   * What replaces the spec's backend.
   *
   * @param wanted the spec's
   * @param environment says which tools are here
   */
  Optional<LocalEngine> engine(Backend wanted, Map<String, String> environment) {
    return option.isSet() ? Optional.of(LocalEngine.of(wanted, environment)) : Optional.empty();
  }
}
