package dev.hpccompose.events.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A string. */
record TextCodec() implements ValueCodec {

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (json instanceof String text) {
      return text;
    }
    throw new MalformedLineException("is not a string");
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    out.writeString((String) value);
  }
}
