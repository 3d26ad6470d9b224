package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Optional;

/** Names that become parts of file names. */
final class SafeName {

  private SafeName() {}

  /** ASCII letters, digits, {@code _} and {@code -}. */
  static boolean isWord(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> isLetterOrDigit(c) || c == '_' || c == '-');
  }

  /** ASCII letters, digits, {@code .}, {@code _} and {@code -}: one component of a path. */
  static boolean isComponent(String name) {
    return !name.isEmpty()
        && name.length() <= 200
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().allMatch(c -> isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** A type of such components. */
  static ValueType<Located<String>> component(String what) {
    return Text.LINE.then(
        "a name of letters, digits, '.', '_' and '-'",
        (text, in) -> {
          boolean legal = isComponent(text.value());
          if (!legal) {
            in.findings()
                .add(
                    DiagnosticCode.BAD_WORD,
                    text.span(),
                    "'" + text.value() + "' cannot be the name of " + what,
                    "use letters, digits, '.', '_' and '-'");
          }
          return legal ? Optional.of(text) : Optional.empty();
        });
  }
}
