package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.interpolation.Expansion;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.Optional;

/**
 * Scalars as text, exactly as YAML wrote them: {@code 00:10:00} and {@code no} stay what they are.
 */
public record Text(boolean interpolated) implements ValueType<Located<String>> {

  /** Any text; references are replaced. */
  public static final ValueType<Located<String>> ANY = new Text(true);

  /** Any text, as written: dollars belong to a shell. */
  public static final ValueType<Located<String>> LITERAL = new Text(false);

  /** Text that fits in a line and says something. */
  public static final ValueType<Located<String>> LINE =
      ANY.then("a string", SingleLine::requireFilled);

  @Override
  public String shape() {
    return "a string";
  }

  @Override
  public Optional<Located<String>> read(YamlNode node, Reading in) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      in.wrongType(node, shape());
      return Optional.empty();
    }
    Optional<String> text = interpolated ? expanded(scalar, in) : Optional.of(scalar.text());
    return text.map(value -> new Located<>(value, scalar.span()))
        .filter(value -> SingleLine.holdsCharacters(value, in));
  }

  private static Optional<String> expanded(YamlNode.Scalar scalar, Reading in) {
    Expansion expansion = in.expand(scalar);
    expansion.problems().forEach(problem -> report(problem, scalar, in));
    return expansion.problems().isEmpty() ? Optional.of(expansion.text()) : Optional.empty();
  }

  /** Reports a reference that could not be replaced. */
  public static void report(Expansion.Problem problem, YamlNode.Scalar scalar, Reading in) {
    var span = in.part(scalar, problem.offset(), problem.length());
    switch (problem.cause()) {
      case Expansion.Cause.Unset(String name) ->
          in.findings()
              .add(
                  DiagnosticCode.UNSET_VARIABLE,
                  span,
                  "the variable '" + name + "' is not set",
                  "set it, add it to .env, give a default with ${"
                      + name
                      + ":-value}, or write $$ for a dollar");
      case Expansion.Cause.Demanded(String name, String message) ->
          in.findings()
              .add(
                  DiagnosticCode.UNSET_VARIABLE,
                  span,
                  "the variable '"
                      + name
                      + "' is not set"
                      + (message.isEmpty() ? "" : ": ")
                      + message,
                  "set it, or add it to .env");
      case Expansion.Cause.Malformed(String message) ->
          in.findings()
              .add(
                  DiagnosticCode.INTERPOLATION_SYNTAX,
                  span,
                  message,
                  "write $$ for a dollar that begins no reference");
    }
  }
}
