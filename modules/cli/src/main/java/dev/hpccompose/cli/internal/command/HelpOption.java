package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Option;

/** {@code --help}. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 100,
      description = "Show this help.")
  private boolean wanted;
}
