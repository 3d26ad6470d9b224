package dev.hpccompose.cli.internal.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command and the options that it declares in code. Annotations would do the same, but each kind
 * of them costs every start a proxy class, which no AOT cache can hold.
 */
interface CliCommand extends Callable<Integer> {

  /** Adds the options and arguments of this command. */
  void declare(CommandSpec spec);
}
