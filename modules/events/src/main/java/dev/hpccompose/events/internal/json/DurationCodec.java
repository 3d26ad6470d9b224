package dev.hpccompose.events.internal.json;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A span of time as a whole number.
 *
 * @param seconds whether it counts seconds; else it counts milliseconds
 */
record DurationCodec(boolean seconds) implements ValueCodec {

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (json instanceof Long number) {
      return seconds ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }
    throw new MalformedLineException("is not a whole number in its range");
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    Duration span = (Duration) value;
    out.writeNumber(seconds ? span.toSeconds() : span.toMillis());
  }
}
