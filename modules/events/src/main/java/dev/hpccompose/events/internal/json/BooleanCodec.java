package dev.hpccompose.events.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** True or false. */
record BooleanCodec() implements ValueCodec {

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (json instanceof Boolean flag) {
      return flag;
    }
    throw new MalformedLineException("is neither true nor false");
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    out.writeBoolean((Boolean) value);
  }
}
