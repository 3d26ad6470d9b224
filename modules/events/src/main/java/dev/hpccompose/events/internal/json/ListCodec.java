package dev.hpccompose.events.internal.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A list of values of one type. */
record ListCodec(ValueCodec element) implements ValueCodec {

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (!(json instanceof List<?> elements)) {
      throw new MalformedLineException("is not a list");
    }
    List<Object> values = new ArrayList<>(elements.size());
    for (Object value : elements) {
      values.add(element.read(value));
    }
    return values;
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    out.writeStartArray();
    for (Object entry : (List<?>) value) {
      element.write(out, entry);
    }
    out.writeEndArray();
  }
}
