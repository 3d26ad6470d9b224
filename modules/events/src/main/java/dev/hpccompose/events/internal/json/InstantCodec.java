package dev.hpccompose.events.internal.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A point in time as ISO 8601 in UTC.
 *
 * @param seconds whether it is written with whole seconds; else with microseconds
 */
record InstantCodec(boolean seconds) implements ValueCodec {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (json instanceof String text) {
      return parse(text);
    }
    throw new MalformedLineException("is not a time");
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    Instant at = (Instant) value;
    out.writeString(seconds ? Instant.ofEpochSecond(at.getEpochSecond()).toString() : format(at));
  }

  static Instant parse(String text) throws MalformedLineException {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedLineException("is not a time");
    }
  }

  static String format(Instant at) {
    return MICROSECONDS.format(at);
  }
}
