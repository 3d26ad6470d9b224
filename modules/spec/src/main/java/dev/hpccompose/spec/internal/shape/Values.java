package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.IdentityHashMap;
import java.util.List;

/** The values of one mapping, by field. */
public final class Values {

  private final Table table;
  private final IdentityHashMap<Field<?>, Object> values;
  private final YamlNode.Mapping mapping;
  private final Reading reading;
  private final Located<String> name;

  Values(
      Table table,
      IdentityHashMap<Field<?>, Object> values,
      YamlNode.Mapping mapping,
      Reading reading,
      Located<String> name) {
    this.table = table;
    this.values = values;
    this.mapping = mapping;
    this.reading = reading;
    this.name = name;
  }

  /** The value of a field, or its default. */
  // the table put it there with the field's own type; a field is one thing, and comparing records
  // costs at start-up
  @SuppressWarnings({"unchecked", "ReferenceEquality"})
  public <T> T get(Field<T> field) {
    Object value = values.get(field);
    if (value != null) {
      return (T) value;
    }
    if (field.isRequired() || table.byKey().get(field.key()) != field) {
      throw new IllegalArgumentException(
          "'" + table.name() + "' has no value for '" + field.key() + "'");
    }
    return field.absent().get().value();
  }

  /** Whether none of these fields has a value, so that all of them have their defaults. */
  public boolean lacks(List<Field<?>> fields) {
    for (Field<?> field : fields) {
      if (values.containsKey(field)) {
        return false;
      }
    }
    return true;
  }

  /** The key under which the mapping stands. */
  public Located<String> name() {
    return name;
  }

  /** The mapping as a whole. */
  public SourceSpan span() {
    return mapping.span();
  }

  /** Whether the mapping has a key, with whatever value. */
  public boolean has(String key) {
    return mapping.entry(key).isPresent();
  }

  /** Whether the mapping has a key whose value holds something. */
  public boolean hasFilled(String key) {
    return mapping.entry(key).filter(entry -> entry.value().size() > 1).isPresent();
  }

  /** Reports something about a part of a value. */
  public void report(SourceSpan span, DiagnosticCode code, String message, String hint) {
    reading.findings().add(code, span, message, hint);
  }

  /** Reports something about a key, or about the mapping where the key is not there. */
  public void report(String key, DiagnosticCode code, String message, String hint) {
    SourceSpan span =
        mapping.entry(key).map(entry -> entry.key().span()).orElseGet(() -> name.span());
    reading.findings().add(code, span, message + " " + reading.where(), hint);
  }
}
