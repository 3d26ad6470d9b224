package dev.hpccompose.spec.internal.shape;

import java.util.List;

/**
 * The fields of one kind of mapping, for reading and for documentation.
 *
 * @param name what the mapping is called in messages and in the manual
 * @param fields its fields, in the order of the manual
 */
public record Table(String name, List<Field<?>> fields) {
  public Table {
    fields = List.copyOf(fields);
  }
}
