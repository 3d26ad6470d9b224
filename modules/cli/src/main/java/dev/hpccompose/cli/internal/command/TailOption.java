package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --tail}, with the names that others give it. */
final class TailOption {

  private final OptionSpec option;

  TailOption(int order) {
    this.option =
        Options.value(
            String.class,
            "N",
            order,
            "Begin with the last N lines of each service (default: all).",
            "-n",
            "--tail",
            "--lines");
  }

  void declare(CommandSpec spec) {
    spec.addOption(option);
  }

  /** How many lines; empty for all of them. */
  OptionalInt lines() {
    String given = option.getValue();
    if (given == null || given.equals("all")) {
      return OptionalInt.empty();
    }
    int lines = number(given);
    if (lines < 0) {
      throw CliFailure.usage("--tail cannot be negative", "--tail 0 shows only what is new");
    }
    return OptionalInt.of(lines);
  }

  private static int number(String given) {
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw CliFailure.usage(
          "--tail is a number of lines or 'all', not '" + given + "'",
          "--tail 20 begins with the last 20 lines of each service");
    }
  }
}
