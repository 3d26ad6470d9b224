package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --tail}, with the names that others give it. */
final class TailOption {

  private final Option<String> option;

  TailOption(int order) {
    this.option =
        Option.of(
            String.class,
            "N",
            order,
            "Begin with the last N lines of each service (default: all).",
            "-n",
            "--tail",
            "--lines");
  }

  void declare(CommandSpec spec) {
    Argument.declare(spec, option);
  }

  /** How many lines; empty for all of them. */
  OptionalInt lines() {
    return option
        .given()
        .filter(given -> !given.equals("all"))
        .map(given -> OptionalInt.of(number(given)))
        .orElseGet(OptionalInt::empty);
  }

  private static int number(String given) {
    int lines = parse(given);
    if (lines < 0) {
      throw CliFailure.usage("--tail cannot be negative", "--tail 0 shows only what is new");
    }
    return lines;
  }

  private static int parse(String given) {
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw CliFailure.usage(
          "--tail is a number of lines or 'all', not '" + given + "'",
          "--tail 20 begins with the last 20 lines of each service");
    }
  }
}
