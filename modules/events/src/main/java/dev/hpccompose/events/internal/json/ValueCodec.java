package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.EventId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** How values of one Java type stand in JSON. Reading is strict: nothing is converted. */
sealed interface ValueCodec
    permits TextCodec,
        IntegerCodec,
        BooleanCodec,
        EnumCodec,
        DurationCodec,
        InstantCodec,
        EventIdCodec,
        ListCodec,
        RecordCodec {

  Object read(@Nullable Object json) throws MalformedLineException;

  void write(JsonGenerator out, Object value);

  static ValueCodec of(Type type) {
    return of(type, false);
  }

  /**
   * The codec of a type.
   *
   * @param seconds whether times in it are stored in whole seconds
   */
  static ValueCodec of(Type type, boolean seconds) {
    return switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          new ListCodec(of(list.getActualTypeArguments()[0], seconds));
      case Class<?> plain when plain == String.class -> new TextCodec();
      case Class<?> plain when plain == int.class || plain == Integer.class ->
          new IntegerCodec(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Class<?> plain when plain == long.class || plain == Long.class ->
          new IntegerCodec(Long.MIN_VALUE, Long.MAX_VALUE);
      case Class<?> plain when plain == boolean.class || plain == Boolean.class ->
          new BooleanCodec();
      case Class<?> plain when plain == Duration.class -> new DurationCodec(seconds);
      case Class<?> plain when plain == Instant.class -> new InstantCodec(seconds);
      case Class<?> plain when plain == EventId.class -> new EventIdCodec();
      case Class<?> plain when plain.isEnum() -> EnumCodec.of(plain);
      case Class<?> plain when plain.isRecord() -> RecordCodec.of(plain);
      default -> throw new IllegalArgumentException("no event field may be a " + type);
    };
  }
}
