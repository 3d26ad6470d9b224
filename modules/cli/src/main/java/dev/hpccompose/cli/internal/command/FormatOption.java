package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.CommandSpec;


/** {@code --format} and its alias {@code --json}. */
final class FormatOption {

  /** Who reads the output. */
  enum Format {
    /** People. */
    text,
    /** Programs. */
    json
  }

  private final OptionSpec format =
      Options.value(
          Format.class,
          "text|json",
          90,
          "For people (text, the default) or for programs (json).",
          "--format");
  private final OptionSpec json = Options.flag(91, "Short for --format json.", "--json");

  void declare(CommandSpec spec) {
    spec.addOption(format);
    spec.addOption(json);
  }

  boolean isJson() {
    return Options.isSet(json) || Format.json.equals(format.getValue());
  }
}
