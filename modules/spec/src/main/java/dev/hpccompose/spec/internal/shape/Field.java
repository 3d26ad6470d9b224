package dev.hpccompose.spec.internal.shape;

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

  /** Whether the key must be there. */
  public boolean isRequired() {
    return absent.isEmpty();
  }
}
