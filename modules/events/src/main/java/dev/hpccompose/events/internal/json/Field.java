package dev.hpccompose.events.internal.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** One record component as a field of a JSON object; an empty {@link Optional} is left out. */
record Field(String name, Token token, Method accessor, ValueShape shape, boolean optional) {

  static Field of(RecordComponent component) {
    boolean optional = component.getType() == Optional.class;
    ValueShape shape =
        optional && component.getGenericType() instanceof ParameterizedType type
            ? ValueShape.of(type.getActualTypeArguments()[0])
            : ValueShape.of(component.getGenericType());
    String name = snakeCase(component.getName());
    return new Field(name, Token.field(name), component.getAccessor(), shape, optional);
  }

  Object read(Map<?, ?> fields) throws MalformedLineException {
    if (!optional) {
      return required(fields, name, shape);
    }
    return fields.get(name) == null ? Optional.empty() : Optional.of(required(fields, name, shape));
  }

  static Object required(Map<?, ?> fields, String name, ValueShape shape)
      throws MalformedLineException {
    Object json = fields.get(name);
    if (json == null) {
      throw new MalformedLineException("field '" + name + "' is missing");
    }
    try {
      return shape.read(json);
    } catch (MalformedLineException e) {
      throw new MalformedLineException("field '" + name + "': " + e.getMessage());
    }
  }

  /** What stands for a field that is not there, where it need not be. */
  Object absent() throws NotPlainException {
    if (!optional) {
      throw new NotPlainException();
    }
    return Optional.empty();
  }

  Object present(Object json) throws MalformedLineException {
    Object value = shape.read(json);
    return optional ? Optional.of(value) : value;
  }

  void write(JsonGenerator out, Object owner) {
    Object value = get(owner);
    if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(present -> writeNamed(out, present));
    } else {
      writeNamed(out, value);
    }
  }

  private void writeNamed(JsonGenerator out, Object value) {
    out.writeName(name);
    shape.write(out, value);
  }

  private Object get(Object owner) {
    try {
      return accessor.invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }

  private static String snakeCase(String camelCase) {
    // without a pattern: commands that are over in a moment do this for every field that they read
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < camelCase.length(); i++) {
      char letter = camelCase.charAt(i);
      if (Character.isUpperCase(letter)) {
        name.append('_').append(Character.toLowerCase(letter));
      } else {
        name.append(letter);
      }
    }
    return name.toString();
  }
}
