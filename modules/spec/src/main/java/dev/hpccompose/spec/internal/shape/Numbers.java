package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import java.time.Duration;
import java.util.Optional;

/** Whole numbers within bounds, in decimal digits. */
public final class Numbers {

  private Numbers() {}

  /** A number. */
  public static ValueType<Located<Integer>> whole(int min, int max) {
    String shape = "a whole number from " + min + " to " + max;
    return Text.LINE.then(shape, (text, in) -> number(text, in, min, max, shape));
  }

  /** A number of seconds. */
  public static ValueType<Duration> seconds(int min, int max) {
    String shape = "a number of seconds from " + min + " to " + max;
    return whole(min, max)
        .then(shape, (number, in) -> Optional.of(Duration.ofSeconds(number.value())));
  }

  private static Optional<Located<Integer>> number(
      Located<String> text, Reading in, int min, int max, String shape) {
    String digits = text.value();
    if (!isWhole(digits)) {
      in.findings()
          .add(
              DiagnosticCode.WRONG_TYPE,
              text.span(),
              in.what() + " must be " + shape + ", not '" + digits + "'");
      return Optional.empty();
    }
    if (digits.length() > 10 || Long.parseLong(digits) < min || Long.parseLong(digits) > max) {
      in.findings()
          .add(
              DiagnosticCode.OUT_OF_RANGE,
              text.span(),
              in.what() + " must lie between " + min + " and " + max + ", not " + digits);
      return Optional.empty();
    }
    return Optional.of(new Located<>(Integer.parseInt(digits), text.span()));
  }

  /** Decimal digits after an optional minus; a leading zero would be an octal number to some. */
  private static boolean isWhole(String text) {
    String digits = text.startsWith("-") ? text.substring(1) : text;
    return !digits.isEmpty()
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && (digits.length() == 1 || digits.charAt(0) != '0');
  }
}
