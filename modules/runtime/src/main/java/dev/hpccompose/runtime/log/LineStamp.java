package dev.hpccompose.runtime.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time with which a line begins, as most programs write it: {@code 2026-11-20 23:11:00}, with
 * {@code T} or a blank, a fraction or none, a zone or none, in brackets or not.
 */
final class LineStamp {

  private static final String SHAPE = "0000-00-00 00:00:00";

  private final String line;
  private int at;

  private LineStamp(String line) {
    this.line = line;
    this.at = !line.isEmpty() && (line.charAt(0) == '[' || line.charAt(0) == '(') ? 1 : 0;
  }

  /**
   * The time of a line, or null when it begins with none.
   *
   * @param here the zone of times that name none
   */
  static @Nullable Instant of(String line, ZoneId here) {
    return new LineStamp(line).read(here);
  }

  private @Nullable Instant read(ZoneId here) {
    if (!hasShape()) {
      return null;
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(0, 4),
              number(5, 2),
              number(8, 2),
              number(11, 2),
              number(14, 2),
              number(17, 2));
      at += SHAPE.length();
      LocalDateTime exact = time.plusNanos(fraction());
      ZoneOffset offset = offset();
      return (offset == null ? exact.atZone(here) : exact.atZone(offset)).toInstant();
    } catch (DateTimeException e) {
      return null; // digits that only look like a time
    }
  }

  private boolean hasShape() {
    if (line.length() < at + SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char wanted = SHAPE.charAt(i);
      char found = line.charAt(at + i);
      boolean fits =
          switch (wanted) {
            case '0' -> isDigit(found);
            case ' ' -> found == ' ' || found == 'T';
            default -> found == wanted;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int digits) {
    return Integer.parseInt(line, at + from, at + from + digits, 10);
  }

  private long fraction() {
    if (at >= line.length() || (line.charAt(at) != '.' && line.charAt(at) != ',')) {
      return 0;
    }
    long nanos = 0;
    long unit = 100_000_000;
    for (at++; at < line.length() && isDigit(line.charAt(at)); at++) {
      nanos += unit * (line.charAt(at) - '0');
      unit /= 10;
    }
    return nanos;
  }

  /** {@code Z}, {@code +01:00}, {@code +0100}; null without. */
  private @Nullable ZoneOffset offset() {
    if (at < line.length() && line.charAt(at) == 'Z') {
      return ZoneOffset.UTC;
    }
    if (at + 5 > line.length() || (line.charAt(at) != '+' && line.charAt(at) != '-')) {
      return null;
    }
    int colon = line.charAt(at + 3) == ':' ? 1 : 0;
    int end = at + 5 + colon;
    if (end > line.length() || !areDigits(at + 1, at + 3) || !areDigits(at + 3 + colon, end)) {
      return null;
    }
    int sign = line.charAt(at) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * number(1, 2), sign * number(3 + colon, 2));
  }

  private boolean areDigits(int from, int to) {
    return line.substring(from, to).chars().allMatch(c -> isDigit((char) c));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
