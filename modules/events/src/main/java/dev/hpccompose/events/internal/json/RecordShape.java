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
record RecordShape(Constructor<?> constructor, List<Field> fields) implements ValueShape {

  // a process meets few of the types, so that each shape is made when its type turns up
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return make(type);
        }
      };

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
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

  private static RecordShape make(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new RecordShape(
          type.getConstructor(parameters), Arrays.stream(components).map(Field::of).toList());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("not a public record: " + type, e);
    }
  }
}
