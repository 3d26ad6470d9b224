package dev.hpccompose.events.internal.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** One record component as a field of a JSON object; an empty {@link Optional} is left out. */
record Field(String name, Token token, Method accessor, ValueCodec codec, boolean optional) {

  static Field of(RecordComponent component, List<Spelling> spellings) {
    for (Spelling spelling : spellings) {
      if (spelling.component().equals(component.getName())) {
        return of(component, spelling);
      }
    }
    return of(component, spelling(component));
  }

  private static Field of(RecordComponent component, Spelling spelling) {
    return new Field(
        spelling.field(),
        Token.field(spelling.field()),
        component.getAccessor(),
        ValueCodec.of(valueType(component), spelling.seconds()),
        isOptional(component));
  }

  /** The usual one. */
  private static Spelling spelling(RecordComponent component) {
    String unit = valueType(component) == Duration.class ? "_ms" : "";
    return new Spelling(component.getName(), snakeCase(component.getName()) + unit, false);
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getType() == Optional.class;
  }

  private static Type valueType(RecordComponent component) {
    return isOptional(component) && component.getGenericType() instanceof ParameterizedType type
        ? type.getActualTypeArguments()[0]
        : component.getGenericType();
  }

  Object read(Map<?, ?> fields) throws MalformedLineException {
    if (!optional) {
      return required(fields, name, codec);
    }
    return fields.get(name) == null ? Optional.empty() : Optional.of(required(fields, name, codec));
  }

  static Object required(Map<?, ?> fields, String name, ValueCodec codec)
      throws MalformedLineException {
    Object json = fields.get(name);
    if (json == null) {
      throw new MalformedLineException("field '" + name + "' is missing");
    }
    try {
      return codec.read(json);
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
    Object value = codec.read(json);
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
    codec.write(out, value);
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
