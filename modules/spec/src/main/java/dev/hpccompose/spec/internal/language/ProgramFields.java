package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.CommandText;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProgramSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;
import java.util.Optional;

/** The keys of a service that say what it executes: S-196 to S-200. */
final class ProgramFields {

  private static final Field<Optional<Located<CommandText>>> COMMAND =
      Field.optional(
          "command", new CommandType(), "What to run: a string for a shell, or a list without.");

  private static final Field<Optional<Located<CommandText>>> ENTRYPOINT =
      Field.optional(
          "entrypoint",
          new CommandType(),
          "What to run in the place of the image's entrypoint; of the same form as 'command'.");

  private static final Field<Optional<Located<String>>> SCRIPT =
      Field.optional(
          "script",
          Text.LITERAL.then("a string", ProgramFields::script),
          "Lines for /bin/sh -e, as written, in the place of 'command' and 'entrypoint'.");

  private static final Field<Optional<Located<String>>> WORKING_DIR =
      Field.optional(
          "working_dir",
          Text.LINE,
          "Directory to start in; needs a command, an entrypoint or a script.");

  /** In the order of the manual. */
  static final List<Field<?>> ALL = List.of(COMMAND, ENTRYPOINT, SCRIPT, WORKING_DIR);

  static ProgramSpec program(Values values) {
    for (Field<?> other : List.of(COMMAND, ENTRYPOINT)) {
      if (values.has(SCRIPT.key()) && values.has(other.key())) {
        values.report(
            SCRIPT.key(),
            DiagnosticCode.KEYS_EXCLUDE,
            "'script' and '" + other.key() + "' exclude each other",
            "move what '" + other.key() + "' does into the script");
      }
    }
    return new ProgramSpec(
        values.get(COMMAND), values.get(ENTRYPOINT), values.get(SCRIPT), values.get(WORKING_DIR));
  }

  private static Optional<Located<String>> script(Located<String> text, Reading in) {
    if (!text.value().isBlank()) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.EMPTY_VALUE,
            text.span(),
            in.what() + " is empty",
            "write commands, or remove the line");
    return Optional.empty();
  }
}
