package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.time.Duration;
import java.util.Optional;

/** A duration as Compose has it: numbers with units, such as {@code 10s} or {@code 1m30s}. */
final class ComposeDuration {

  static final ValueType<Located<Duration>> TYPE =
      Text.LINE.then("a duration such as 10s or 1m30s", ComposeDuration::check);

  private ComposeDuration() {}

  private static Optional<Located<Duration>> check(Located<String> text, Reading in) {
    Optional<Duration> duration =
        parse(text.value()).filter(d -> d.toSeconds() <= Sizes.DAY_SECONDS);
    if (duration.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.BAD_DURATION,
              text.span(),
              in.what() + " is not a duration: '" + text.value() + "'",
              text.value().matches("[0-9]{1,5}")
                  ? "write '" + text.value() + "s' for seconds"
                  : "write numbers with units, at most 24h, such as 10s, 1m30s or 500ms");
    }
    return duration.map(d -> new Located<>(d, text.span()));
  }

  /** Reads a duration; empty when the text is something else. */
  static Optional<Duration> parse(String text) {
    Duration sum = Duration.ZERO;
    int at = 0;
    while (at < text.length()) {
      int digits = skip(text, at, true);
      int unit = skip(text, digits, false);
      Duration one = unit(text.substring(digits, unit));
      if (digits == at || digits - at > 9 || one.isZero()) {
        return Optional.empty();
      }
      sum = sum.plus(one.multipliedBy(Long.parseLong(text.substring(at, digits))));
      at = unit;
    }
    return text.isEmpty() || text.length() > 60 ? Optional.empty() : Optional.of(sum);
  }

  private static int skip(String text, int from, boolean digits) {
    int at = from;
    while (at < text.length() && digits == (text.charAt(at) >= '0' && text.charAt(at) <= '9')) {
      at++;
    }
    return at;
  }

  private static Duration unit(String unit) {
    return switch (unit) {
      case "h" -> Duration.ofHours(1);
      case "m" -> Duration.ofMinutes(1);
      case "s" -> Duration.ofSeconds(1);
      case "ms" -> Duration.ofMillis(1);
      case "us" -> Duration.ofNanos(1_000);
      default -> Duration.ZERO;
    };
  }
}
