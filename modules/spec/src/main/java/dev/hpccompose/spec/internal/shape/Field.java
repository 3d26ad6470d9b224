package dev.hpccompose.spec.internal.shape;

import java.util.List;
import java.util.Optional;

/**
 * One key of a mapping.
 *
 * @param key the key
 * @param type what its value must be
 * @param absent what is taken when the key is not there; a key without it is required
 * @param doc one sentence for the manual
 * @param <T> what the value becomes
 */
public record Field<T>(String key, ValueType<T> type, Optional<Absent<T>> absent, String doc) {

  /**
   * What is taken when a key is not there.
   *
   * @param text how the manual says it
   */
  public record Absent<T>(T value, String text) {}

  /** A key that must be there. */
  public static <T> Field<T> required(String key, ValueType<T> type, String doc) {
    return new Field<>(key, type, Optional.empty(), doc);
  }

  /** A key that may be there. */
  public static <T> Field<Optional<T>> optional(String key, ValueType<T> type, String doc) {
    return withDefault(
        key,
        type.then(type.shape(), (value, in) -> Optional.of(Optional.of(value))),
        Optional.empty(),
        "omitted",
        doc);
  }

  /** A list that may be there. */
  public static <T> Field<List<T>> list(String key, ValueType<List<T>> type, String doc) {
    return withDefault(key, type, List.of(), "omitted", doc);
  }

  /** A key that has a default. */
  public static <T> Field<T> withDefault(
      String key, ValueType<T> type, T value, String text, String doc) {
    return new Field<>(key, type, Optional.of(new Absent<>(value, text)), doc);
  }

  /** A mapping that may be left out, none of whose keys is required. */
  public static <T> Field<T> mapping(String key, Shape<T> shape, String doc) {
    return withDefault(key, shape, shape.whenAbsent(), "omitted", doc);
  }

  /** Whether the key must be there. */
  public boolean isRequired() {
    return absent.isEmpty();
  }
}
