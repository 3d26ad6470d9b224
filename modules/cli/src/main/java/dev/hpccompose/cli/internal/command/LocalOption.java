package dev.hpccompose.cli.internal.command;

import dev.hpccompose.runtime.Tool;
import dev.hpccompose.spec.Backend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --local}. */
final class LocalOption {

  /** Those that need no plug-in of Slurm. */
  private static final List<Backend> WITHOUT_SLURM =
      List.of(Backend.APPTAINER, Backend.SINGULARITY);

  private final OptionSpec option =
      Options.flag(
          2,
          "Run on this machine, without Slurm; in containers where Apptainer is here.",
          "--local");

  void declare(CommandSpec spec) {
    spec.addOption(option);
  }

  /** The scheduler that takes the job. */
  String scheduler() {
    return Options.isSet(option) ? "local" : "slurm";
  }

  /**
   * The backend that replaces the spec's.
   *
   * @param wanted the spec's
   * @param environment says which tools are here
   */
  Optional<Backend> backend(Backend wanted, Map<String, String> environment) {
    return Options.isSet(option) ? Optional.of(here(wanted, environment)) : Optional.empty();
  }

  /** The spec's own tool comes first; where there is none, services are processes of the host. */
  private static Backend here(Backend wanted, Map<String, String> environment) {
    if (!wanted.usesImages()) {
      return wanted;
    }
    return Stream.concat(Stream.of(wanted), WITHOUT_SLURM.stream())
        .filter(WITHOUT_SLURM::contains)
        .filter(backend -> Tool.find(backend.word(), environment).isPresent())
        .findFirst()
        .orElse(Backend.HOST);
  }
}
