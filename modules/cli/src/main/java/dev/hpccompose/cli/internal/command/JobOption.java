package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Which run a command is about: {@code --file} and {@code --job}. */
final class JobOption {

  private final FileOption file = new FileOption();
  private final Option<String> option =
      Option.of(
          String.class,
          "ID",
          2,
          "The job or run with this id (default: the newest of the spec).",
          "--job");

  void declare(CommandSpec spec) {
    file.declare(spec);
    Argument.declare(spec, option);
  }

  /** Where runs are looked for. */
  RunStore store(Console console) {
    return RunStore.of(file.expected(console), console.directory());
  }

  /** The run that is meant. */
  RunDirectory run(Console console) {
    Path spec = file.expected(console);
    RunStore store = store(console);
    if (option.given().isPresent()) {
      String wanted = option.given().get();
      return store
          .find(wanted)
          .orElseThrow(
              () ->
                  CliFailure.usage(
                      "there is no job or run '" + wanted + "'",
                      "runs are searched for in .hpc-compose here and beside the spec"));
    }
    return newest(store, spec)
        .orElseThrow(
            () ->
                CliFailure.usage(
                    "no run of " + console.shown(spec) + " was found from here",
                    "start it with '"
                        + command("up")
                        + "'; a run that was submitted on another machine can take a minute to"
                        + " appear"));
  }

  /** A command line of this program about the same spec. */
  String command(String words) {
    return file.command(words) + option.given().map(" --job "::concat).orElse("");
  }

  private Optional<RunDirectory> newest(RunStore store, Path spec) {
    // without a spec at hand, the newest run of this directory is the one that is meant
    return file.isGiven() || Files.exists(spec) ? store.latest() : store.all().stream().findFirst();
  }
}
