package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.output.Words;
import dev.hpccompose.runtime.status.Scheduling;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --verbose} of a command that may ask the scheduler: sites have rules about that. */
final class CallsOption {

  private final Flag verbose =
      Flag.of(95, "Say how many scheduler commands were run.", "--verbose");

  void declare(CommandSpec command) {
    Argument.declare(command, verbose);
  }

  void tell(Console console, Scheduling scheduling) {
    if (verbose.isSet()) {
      console.err().println(Words.counted(scheduling.calls(), "scheduler call"));
    }
  }
}
