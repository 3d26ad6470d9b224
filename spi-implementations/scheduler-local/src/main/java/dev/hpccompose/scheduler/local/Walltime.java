package dev.hpccompose.scheduler.local;

import java.time.Duration;
import java.util.Arrays;

/**
 * Slurm's time grammar (sbatch(1), option {@code --time}): minutes, minutes:seconds,
 * hours:minutes:seconds, days-hours, days-hours:minutes, days-hours:minutes:seconds.
 */
final class Walltime {

  private Walltime() {}

  /** Milliseconds; 0 means that there is no limit. */
  static long millis(String text) {
    if (text.equalsIgnoreCase("UNLIMITED") || text.equalsIgnoreCase("INFINITE")) {
      return 0;
    }
    int dash = text.indexOf('-');
    long days = dash < 0 ? 0 : Long.parseLong(text.substring(0, dash));
    long[] parts =
        Arrays.stream(text.substring(dash + 1).split(":", -1)).mapToLong(Long::parseLong).toArray();
    long seconds = dash < 0 ? withoutDays(parts) : withDays(parts);
    return Duration.ofDays(days).plusSeconds(seconds).toMillis();
  }

  private static long withDays(long[] parts) {
    return part(parts, 0) * 3600 + part(parts, 1) * 60 + part(parts, 2);
  }

  private static long withoutDays(long[] parts) {
    return switch (parts.length) {
      case 1 -> parts[0] * 60;
      case 2 -> parts[0] * 60 + parts[1];
      default -> withDays(parts);
    };
  }

  private static long part(long[] parts, int index) {
    return index < parts.length ? parts[index] : 0;
  }
}
