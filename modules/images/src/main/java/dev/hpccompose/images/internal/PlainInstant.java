package dev.hpccompose.images.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads what {@link Instant#toString} writes, without the tables of a formatter. */
final class PlainInstant {

  private static final String FORM = "dddd-dd-ddTdd:dd:dd";
  private static final int NANOS = 9;

  private PlainInstant() {}

  /**
   * The time.
   *
   * @throws DateTimeException when it is none
   */
  static Instant parse(String text) {
    int point = FORM.length();
    int fraction = text.length() - point - 2;
    boolean plain =
        text.endsWith("Z")
            && hasForm(text, FORM, 0)
            && (fraction == -1
                || (fraction > 0
                    && fraction <= NANOS
                    && text.charAt(point) == '.'
                    && hasForm(text, "d".repeat(fraction), point + 1)));
    return plain ? instant(text, Math.max(fraction, 0)) : Instant.parse(text);
  }

  private static Instant instant(String text, int fraction) {
    int nanos = fraction == 0 ? 0 : number(text, FORM.length() + 1, FORM.length() + 1 + fraction);
    for (int i = fraction; i < NANOS; i++) {
      nanos *= 10;
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos)
        .toInstant(ZoneOffset.UTC);
  }

  private static boolean hasForm(String text, String form, int from) {
    for (int i = 0; i < form.length(); i++) {
      char letter = from + i < text.length() ? text.charAt(from + i) : 0;
      boolean digit = letter >= '0' && letter <= '9';
      if (form.charAt(i) == 'd' ? !digit : letter != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}
