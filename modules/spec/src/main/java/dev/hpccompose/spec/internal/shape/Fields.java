package dev.hpccompose.spec.internal.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The lines of one table while they are put together, in the order of the manual; {@link #shape}
 * closes it. A field that is not among them cannot be read.
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

  /** Adds lines. */
  public Fields with(Field<?>... more) {
    return with(List.of(more));
  }

  /** Adds lines. */
  public Fields with(List<? extends Field<?>> more) {
    more.forEach(field -> fields.put(field.key(), field));
    return this;
  }

  /**
   * A key that is accepted for the sake of other tools and does nothing here, whatever its value.
   *
   * @param why why that does no harm
   */
  public Fields ignored(String key, String why) {
    ignored.put(key, why);
    return this;
  }

  /** Keys that are accepted and do nothing here, with why that does no harm. */
  public Fields ignored(Map<String, String> more) {
    ignored.putAll(more);
    return this;
  }

  /** A key that people expect and that cannot work, with what to do in its place. */
  public Fields refused(String key, String hint) {
    refused.put(key, hint);
    return this;
  }

  /** Keys that people expect and that cannot work, with what to do in their place. */
  public Fields refused(Map<String, String> more) {
    refused.putAll(more);
    return this;
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
}
