package dev.hpccompose.spec.internal.shape;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one kind of mapping, for reading and for documentation.
 *
 * @param name what the mapping is called in messages and in the manual
 * @param byKey its fields by their keys, in the order of the manual
 * @param required those of its fields that have no default
 * @param refused keys that people expect and that cannot work, with what to do in their place
 * @param ignored keys that do nothing here, with why that does no harm
 */
public record Table(
    String name,
    Map<String, Field<?>> byKey,
    List<Field<?>> required,
    Map<String, String> refused,
    Map<String, String> ignored) {

  /** Keeps the order of the keys. */
  public Table {
    byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    required = List.copyOf(required);
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    ignored = Collections.unmodifiableMap(new LinkedHashMap<>(ignored));
  }

  /** Its fields, in the order of the manual. */
  public Collection<Field<?>> fields() {
    return byKey.values();
  }
}
