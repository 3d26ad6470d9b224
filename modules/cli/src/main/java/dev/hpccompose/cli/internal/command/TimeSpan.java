package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time on the command line, such as {@code 1h30m}. */
final class TimeSpan {

  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");
  private static final long[] SECONDS = {86_400, 3600, 60, 1};

  private TimeSpan() {}

  /** The length that was given, if any; a number alone counts seconds, as Compose has it. */
  static Optional<Duration> of(Option<String> option) {
    return option.given().map(given -> counted(option.name(), given));
  }

  private static Duration counted(String name, String given) {
    return parse(given.matches("\\d{1,9}") ? given + "s" : given)
        .filter(span -> !span.isZero())
        .orElseThrow(
            () ->
                CliFailure.usage(
                    name + " is a length of time, not '" + given + "'",
                    "such as 90s, 10m or 1h30m"));
  }

  /** Days, hours, minutes and seconds, each with its letter. */
  static Optional<Duration> parse(String text) {
    Matcher span = SPAN.matcher(text);
    return text.isEmpty() || !span.matches()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(seconds(span)));
  }

  private static long seconds(Matcher span) {
    long seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String count = span.group(i + 1);
      seconds += count == null ? 0 : Long.parseLong(count) * SECONDS[i];
    }
    return seconds;
  }
}
