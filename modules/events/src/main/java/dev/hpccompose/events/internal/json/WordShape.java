package dev.hpccompose.events.internal.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A constant of an enum, in lower case. */
record WordShape(Class<?> type) implements ValueShape {

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    for (Object constant : type.getEnumConstants()) {
      if (word(constant).equals(json)) {
        return constant;
      }
    }
    throw new MalformedLineException("is not a word that is allowed there");
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    out.writeString(word(value));
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }
}
