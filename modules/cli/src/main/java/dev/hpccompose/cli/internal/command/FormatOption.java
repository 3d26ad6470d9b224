package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Option;

/** {@code --format} and its alias {@code --json}. */
final class FormatOption {

  /** Who reads the output. */
  enum Format {
    /** People. */
    text,
    /** Programs. */
    json
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      order = 90,
      description = "For people (text, the default) or for programs (json).")
  private Format format = Format.text;

  @Option(names = "--json", order = 91, description = "Short for --format json.")
  private boolean json;

  boolean isJson() {
    return json || format == Format.json;
  }
}
