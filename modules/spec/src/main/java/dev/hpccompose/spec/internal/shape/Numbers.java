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
              in.what() + " must be " + shape + ", not '" + digits + "'",
              hint(digits));
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

  /** What to write for the other ways in which YAML and people write numbers. */
  private static String hint(String text) {
    String plain = text.replace("_", "").replaceFirst("^0+(?=[0-9])", "");
    boolean octal = text.matches("0[0-7]+");
    if (octal) {
      return "write '"
          + plain
          + "', or '"
          + Long.parseLong(text.substring(text.length() - Math.min(text.length(), 18)), 8)
          + "' if octal digits are meant";
    }
    String whole = plain.replaceFirst("\\.0+$", "");
    return isWhole(whole) ? "write '" + whole + "'" : "write decimal digits alone, such as 4";
  }

  /** Decimal digits after an optional minus; a leading zero would be an octal number to some. */
  private static boolean isWhole(String text) {
    String digits = text.startsWith("-") ? text.substring(1) : text;
    return !digits.isEmpty()
        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        && (digits.length() == 1 || digits.charAt(0) != '0');
  }
}
