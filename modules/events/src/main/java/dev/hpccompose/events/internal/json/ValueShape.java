package dev.hpccompose.events.internal.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How values of one Java type stand in JSON. Reading is strict: nothing is converted. */
sealed interface ValueShape
    permits TextShape, WholeShape, FlagShape, WordShape, ListShape, RecordShape {

  Object read(@Nullable Object json) throws MalformedLineException;

  void write(JsonGenerator out, Object value);

  static ValueShape of(Type type) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          new ListShape(of(list.getActualTypeArguments()[0]));
      case Class<?> plain when plain == String.class -> new TextShape();
      case Class<?> plain when plain == int.class || plain == Integer.class ->
          new WholeShape(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Class<?> plain when plain == long.class || plain == Long.class ->
          new WholeShape(Long.MIN_VALUE, Long.MAX_VALUE);
      case Class<?> plain when plain == boolean.class || plain == Boolean.class -> new FlagShape();
      case Class<?> plain when plain.isEnum() -> new WordShape(plain);
      case Class<?> plain when plain.isRecord() -> RecordShape.of(plain);
      default -> throw new IllegalArgumentException("no event field may be a " + type);
    };
  }
}
