package dev.hpccompose.events.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A record as a JSON object; fields that it does not know are passed over. */
record RecordCodec(Constructor<?> constructor, List<Field> fields) implements ValueCodec {

  // a process meets few of the types, so that each codec is made when its type turns up
  private static final ClassValue<RecordCodec> CODECS =
      new ClassValue<>() {
        @Override
        protected RecordCodec computeValue(Class<?> type) {
          return make(type, List.of());
        }
      };

  static RecordCodec of(Class<?> type) {
    return CODECS.get(type);
  }

  static RecordCodec of(Class<?> type, List<Spelling> spellings) {
    return spellings.isEmpty() ? of(type) : make(type, spellings);
  }

  @Override
  public Object read(@Nullable Object json) throws MalformedLineException {
    if (!(json instanceof Map<?, ?> object)) {
      throw new MalformedLineException("is not an object");
    }
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).read(object);
    }
    return construct(values);
  }

  @Override
  public void write(JsonGenerator out, Object value) {
    out.writeStartObject();
    writeFields(out, value);
    out.writeEndObject();
  }

  void writeFields(JsonGenerator out, Object value) {
    fields.forEach(field -> field.write(out, value));
  }

  Object construct(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot make " + constructor, e);
    }
  }

  private static RecordCodec make(Class<?> type, List<Spelling> spellings) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new RecordCodec(
          type.getConstructor(parameters),
          Arrays.stream(components).map(component -> Field.of(component, spellings)).toList());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("not a public record: " + type, e);
    }
  }
}
