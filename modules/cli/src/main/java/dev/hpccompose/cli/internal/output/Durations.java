package dev.hpccompose.cli.internal.output;

import java.time.Duration;

/** Durations for people. */
public final class Durations {

  private Durations() {}

  /**
   * Such as {@code 0.3 s}, {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 4 d 2 h}.
   */
  public static String text(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (duration.toMillis() < 10_000 && duration.toMillisPart() != 0) {
      long tenths = (Math.max(0, duration.toMillis()) + 50) / 100;
      return tenths / 10 + "." + tenths % 10 + " s"; // String.format loads locales first
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    return seconds < 86_400
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String text = String.join(" ", Long.toString(large), largeUnit);
    return small == 0 ? text : String.join(" ", text, Long.toString(small), smallUnit);
  }
}
