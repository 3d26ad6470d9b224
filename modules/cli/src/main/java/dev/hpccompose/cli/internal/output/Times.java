package dev.hpccompose.cli.internal.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times for people. */
public final class Times {

  private Times() {}

  /** Date and time of day here, to the second. */
  static String local(Instant at) {
    ZonedDateTime local = at.atZone(ZoneId.systemDefault());
    // the parts have leading zeros already; a formatter would take longer than all that is said
    String date = local.toLocalDate().toString();
    String time = local.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toString();
    return date + " " + (time.length() == 5 ? time + ":00" : time);
  }

  /** Date and time of day here, to the millisecond. */
  static String exact(Instant at) {
    return local(at) + String.format(Locale.ROOT, ".%03d", Math.floorMod(at.toEpochMilli(), 1000));
  }

  /**
   * Time since a start, in seven columns at least: {@code +0.4s}, {@code +1m05s}, {@code +2h03m}.
   */
  public static String since(Instant start, Instant at) {
    Duration time = Duration.between(start, at);
    long seconds = Math.max(0, time.toSeconds());
    String text;
    if (seconds < 60) {
      text = String.format(Locale.ROOT, "+%.1fs", Math.max(0, time.toMillis()) / 1000.0);
    } else if (seconds < 3600) {
      text = String.format(Locale.ROOT, "+%dm%02ds", seconds / 60, seconds % 60);
    } else {
      text = String.format(Locale.ROOT, "+%dh%02dm", seconds / 3600, seconds % 3600 / 60);
    }
    return " ".repeat(Math.max(0, 7 - text.length())) + text;
  }
}
