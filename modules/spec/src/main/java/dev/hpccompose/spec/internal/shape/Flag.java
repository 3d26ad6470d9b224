package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import java.util.Locale;
import java.util.Optional;

/** Truth values. */
public final class Flag {

  /** {@code true} or {@code false}; the other spellings of old YAML are refused. */
  public static final ValueType<Boolean> TRUE_OR_FALSE =
      Text.LINE.then("true or false", Flag::check);

  private Flag() {}

  private static Optional<Boolean> check(Located<String> text, Reading in) {
    return switch (text.value()) {
      case "true", "True", "TRUE" -> Optional.of(true);
      case "false", "False", "FALSE" -> Optional.of(false);
      default -> refused(text, in);
    };
  }

  private static Optional<Boolean> refused(Located<String> text, Reading in) {
    in.findings()
        .add(
            DiagnosticCode.UNKNOWN_WORD,
            text.span(),
            in.what() + " cannot be '" + text.value() + "'",
            switch (text.value().toLowerCase(Locale.ROOT)) {
              case "yes", "on", "y", "1" -> "write true";
              case "no", "off", "n", "0" -> "write false";
              default -> "write true or false";
            });
    return Optional.empty();
  }
}
