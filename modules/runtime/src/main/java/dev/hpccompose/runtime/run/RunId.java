package dev.hpccompose.runtime.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;

/** Makes the names of runs, which sort by time: {@code 20261121-013154-6f3a9c1e}. */
public final class RunId {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-[A-Za-z0-9_]+");

  /** Made for the first new name: most commands make none. */
  private static final class Chance {

    private static final SecureRandom RANDOM = new SecureRandom();
  }

  private RunId() {}

  /**
   * A new name: the second in UTC, the part of that second in four hexadecimal digits, and four
   * random ones.
   *
   * @param clock the clock
   */
  public static String next(InstantSource clock) {
    Instant now = clock.instant();
    long fraction = now.get(ChronoField.NANO_OF_SECOND) * 0x1_0000L / 1_000_000_000L;
    return SECOND.format(now)
        + String.format("-%04x%04x", fraction, Chance.RANDOM.nextInt(0x1_0000));
  }

  /** Whether a name looks as if it had been made here, so that it tells when the run was. */
  public static boolean isOne(String name) {
    return NAME.matcher(name).matches();
  }
}
