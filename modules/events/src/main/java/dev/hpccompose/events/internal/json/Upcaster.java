package dev.hpccompose.events.internal.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the fields of one version of an event into those of the next. */
@FunctionalInterface
public interface Upcaster {

  /**
   * The fields as the next version has them.
   *
   * @param fields all fields of the line: strings, longs, booleans, lists and maps of them
   * @throws MalformedLineException when they are not what the older version allows
   */
  Map<String, @Nullable Object> upcast(Map<String, @Nullable Object> fields)
      throws MalformedLineException;
}
