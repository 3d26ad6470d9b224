package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** A time on the command line: a point, or how long ago. */
final class Moment {

  private Moment() {}

  /** An option that takes one. */
  static Option<String> option(int order, String description, String name) {
    return Option.of(String.class, "TIME", order, description, name);
  }

  /** The time that was given, if any. */
  static Optional<Instant> of(Option<String> option, Instant now) {
    return option.given().map(given -> parse(option.name(), given, now));
  }

  private static Instant parse(String name, String given, Instant now) {
    Optional<Duration> ago = TimeSpan.parse(given);
    if (ago.isPresent()) {
      return now.minus(ago.get());
    }
    try {
      return point(given.replace(' ', 'T'));
    } catch (DateTimeException e) {
      throw CliFailure.usage(
          name + " is a time or how long ago, not '" + given + "'",
          "such as 2026-11-20T18:00:00Z, 2026-11-20T18:00 (local time), 10m, or 1h30m");
    }
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
