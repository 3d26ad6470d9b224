package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.EventId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The name of an event. */
record EventIdCodec() implements ValueCodec {

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (!(json instanceof String text)) {
      throw new MalformedLineException("is not a string");
    }
    try {
      return EventId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedLineException("is not an event id");
    }
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    out.writeString(value.toString());
  }
}
