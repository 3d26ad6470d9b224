package dev.hpccompose.spec.internal.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one kind of mapping, for reading and for documentation.
 *
 * @param name what the mapping is called in messages and in the manual
 * @param fields its fields, in the order of the manual
 * @param refused keys that people expect and that cannot work, with what to do in their place
 * @param ignored keys that do nothing here, with why that does no harm
 */
public record Table(
    String name, List<Field<?>> fields, Map<String, String> refused, Map<String, String> ignored) {

  /** Keeps the order of the keys. */
  public Table {
    fields = List.copyOf(fields);
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    ignored = Collections.unmodifiableMap(new LinkedHashMap<>(ignored));
  }

  /** Whether a field has this key. */
  boolean has(String key) {
    for (Field<?> field : fields) {
      if (field.key().equals(key)) {
        return true;
      }
    }
    return false;
  }
}
