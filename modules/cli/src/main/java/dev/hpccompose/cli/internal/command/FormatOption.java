package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --format} and its alias {@code --json}. */
final class FormatOption {

  /** Who reads the output. */
  enum Format {
    /** People. */
    text,
    /** Programs. */
    json
  }

  /** Who reads findings. */
  enum ReportFormat {
    /** People. */
    text,
    /** Programs. */
    json,
    /** Editors and code review. */
    sarif
  }

  private final OptionSpec format;
  private final OptionSpec json = Options.flag(91, "Short for --format json.", "--json");

  private FormatOption(OptionSpec format) {
    this.format = format;
  }

  FormatOption() {
    this(
        format(
            Format.class, "text|json", "For people (text, the default) or for programs (json)."));
  }

  /** The option of a command whose output is findings. */
  static FormatOption ofReport() {
    return new FormatOption(
        format(
            ReportFormat.class,
            "text|json|sarif",
            "For people (text, the default), for programs (json), or for editors and code"
                + " review (SARIF 2.1.0)."));
  }

  private static OptionSpec format(Class<?> type, String label, String description) {
    return Options.value(type, label, 90, description, "--format");
  }

  void declare(CommandSpec spec) {
    spec.addOption(format);
    spec.addOption(json);
  }

  boolean isJson() {
    return Options.isSet(json)
        || Format.json.equals(format.getValue())
        || ReportFormat.json.equals(format.getValue());
  }

  boolean isSarif() {
    return ReportFormat.sarif.equals(format.getValue());
  }
}
