package dev.hpccompose.events.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A whole number: an {@code int} where the bounds are those of {@code int}, else a {@code long}.
 */
record IntegerCodec(long min, long max) implements ValueCodec {

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (json instanceof Long number && number >= min && number <= max) {
      return max == Integer.MAX_VALUE ? (Object) number.intValue() : number;
    }
    throw new MalformedLineException("is not a whole number in its range");
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    out.writeNumber(((Number) value).longValue());
  }
}
