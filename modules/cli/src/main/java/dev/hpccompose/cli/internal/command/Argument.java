package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** A part of a command line that one field declares and reads, with the type of its value. */
sealed interface Argument permits Flag, Option, ListOption {

  /** As picocli knows it. */
  ArgSpec spec();

  /** Declares arguments of a command. */
  static void declare(CommandSpec command, Argument... arguments) {
    for (Argument argument : arguments) {
      command.add(argument.spec());
    }
  }
}
