package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/** A time on the command line: a point, or how long ago. */
final class Moment {

  private static final Pattern AGO =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");
  private static final long[] SECONDS = {86_400, 3600, 60, 1};

  private Moment() {}

  /** An option that takes one. */
  static OptionSpec option(int order, String description, String name) {
    return Options.value(String.class, "TIME", order, description, name);
  }

  /** The time that was given, if any. */
  static Optional<Instant> of(OptionSpec option, Instant now) {
    String given = option.getValue();
    return given == null ? Optional.empty() : Optional.of(parse(option.longestName(), given, now));
  }

  private static Instant parse(String name, String given, Instant now) {
    Matcher ago = AGO.matcher(given);
    if (!given.isEmpty() && ago.matches()) {
      return now.minusSeconds(seconds(ago));
    }
    try {
      return point(given.replace(' ', 'T'));
    } catch (DateTimeException e) {
      throw CliFailure.usage(
          name + " is a time or how long ago, not '" + given + "'",
          "such as 2026-11-20T18:00:00Z, 2026-11-20T18:00 (local time), 10m, or 1h30m");
    }
  }

  private static long seconds(Matcher ago) {
    long seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String count = ago.group(i + 1);
      seconds += count == null ? 0 : Long.parseLong(count) * SECONDS[i];
    }
    return seconds;
  }

  /** What names no zone is meant as the clock here shows it. */
  private static Instant point(String text) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
    boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d(:?\\d\\d)?");
    return zoned
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
  }
}
