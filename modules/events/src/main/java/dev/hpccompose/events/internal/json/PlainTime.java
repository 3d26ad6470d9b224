package dev.hpccompose.events.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads the times of lines; many events of a log have the same second. */
final class PlainTime {

  private static final Token AT = Token.field("at");
  private static final Token END = Token.of("Z\"");
  private static final String FORM = "dddd-dd-ddTdd:dd:dd.";
  private static final int MICROS_DIGITS = 6;

  /** The field up to the point in front of the microseconds. */
  private Token lastSecond = Token.of("no second yet");

  private long epochSecond;

  /** Steps over the field. */
  Instant of(LineScanner line) throws NotPlainException {
    if (!line.passes(lastSecond)) {
      String second = line.pass(AT).quoted(FORM.length());
      epochSecond = epochSecond(second);
      lastSecond = Token.of(",\"at\":\"" + second);
    }
    long micros = line.digits(MICROS_DIGITS);
    line.pass(END);
    return Instant.ofEpochSecond(epochSecond, micros * 1000);
  }

  private static long epochSecond(String text) throws NotPlainException {
    if (!hasForm(text)) {
      throw new NotPlainException();
    }
    try {
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19))
          .toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new NotPlainException();
    }
  }

  private static boolean hasForm(String text) {
    for (int i = 0; i < FORM.length(); i++) {
      char letter = text.charAt(i);
      boolean digit = letter >= '0' && letter <= '9';
      if (FORM.charAt(i) == 'd' ? !digit : letter != FORM.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}
