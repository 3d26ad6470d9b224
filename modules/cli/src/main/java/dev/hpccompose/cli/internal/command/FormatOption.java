package dev.hpccompose.cli.internal.command;

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

  /** Who reads findings. */
  enum ReportFormat {
    /** People. */
    text,
    /** Programs. */
    json,
    /** Editors and code review. */
    sarif
  }

  private final Option<?> format;
  private final Flag json = Flag.of(91, "Short for --format json.", "--json");

  private FormatOption(Option<?> format) {
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

  private static <T> Option<T> format(Class<T> type, String label, String description) {
    return Option.of(type, label, 90, description, "--format");
  }

  void declare(CommandSpec spec) {
    Argument.declare(spec, format, json);
  }

  boolean isJson() {
    return json.isSet() || is(Format.json) || is(ReportFormat.json);
  }

  boolean isSarif() {
    return is(ReportFormat.sarif);
  }

  private boolean is(Object wanted) {
    return format.given().filter(wanted::equals).isPresent();
  }
}
