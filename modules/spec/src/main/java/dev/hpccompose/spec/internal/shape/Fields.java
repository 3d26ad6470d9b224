package dev.hpccompose.spec.internal.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Declares the fields of one kind of mapping. Each call adds one line to the table, and {@link
 * #shape} closes it; a field that a shape does not declare cannot be read.
 */
public final class Fields {

  private final String name;
  private final Map<String, Field<?>> fields = new LinkedHashMap<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private final Map<String, String> ignored = new LinkedHashMap<>();

  /** A table with a name for messages, such as {@code x-slurm}; empty for the top level. */
  public Fields(String name) {
    this.name = name;
  }

  /** A key that must be there. */
  public <T> Field<T> required(String key, ValueType<T> type, String doc) {
    return add(new Field<>(key, type, Optional.empty(), doc));
  }

  /** A key that may be there. */
  public <T> Field<Optional<T>> optional(String key, ValueType<T> type, String doc) {
    return withDefault(
        key,
        type.then(type.shape(), (value, in) -> Optional.of(Optional.of(value))),
        Optional.empty(),
        "omitted",
        doc);
  }

  /** A list that may be there. */
  public <T> Field<List<T>> list(String key, ValueType<List<T>> type, String doc) {
    return withDefault(key, type, List.of(), "omitted", doc);
  }

  /** A key that has a default. */
  public <T> Field<T> withDefault(String key, ValueType<T> type, T value, String text, String doc) {
    return add(new Field<>(key, type, Optional.of(new Field.Absent<>(value, text)), doc));
  }

  /** A mapping that may be left out, none of whose keys is required. */
  public <T> Field<T> mapping(String key, Shape<T> shape, String doc) {
    return withDefault(key, shape, shape.whenAbsent(), "omitted", doc);
  }

  /**
   * A key that is accepted for the sake of other tools and does nothing here, whatever its value.
   *
   * @param why why that does no harm
   */
  public void ignored(String key, String why) {
    ignored.put(key, why);
  }

  /** A key that people expect and that cannot work, with what to do in its place. */
  public void refused(String key, String hint) {
    refused.put(key, hint);
  }

  /** Whether a field has this key. */
  public boolean has(String key) {
    return fields.containsKey(key);
  }

  /** Closes the table of a mapping that always means something. */
  public <T> Shape<T> shape(Function<Values, T> constructor) {
    return checked(values -> Optional.of(constructor.apply(values)));
  }

  /** Closes the table of a mapping whose values may not fit together. */
  public <T> Shape<T> checked(Shape.Constructor<T> constructor) {
    List<Field<?>> required = new ArrayList<>(fields.values());
    required.removeIf(field -> !field.isRequired());
    Table table = new Table(name, fields, required, refused, ignored);
    return new Shape<>(table, new Shape.Traits(false, false), constructor);
  }

  private <T> Field<T> add(Field<T> field) {
    fields.put(field.key(), field);
    return field;
  }
}
