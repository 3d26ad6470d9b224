package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Table;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A value that may be written in several forms; the kind of the node says which.
 *
 * @param shape what a value must be, with its article
 * @param ofScalar how a scalar is read, where it is legal
 * @param ofList how a list is read, where it is legal
 * @param ofMapping how a mapping is read, where it is legal
 * @param <T> what every form becomes
 */
record Forms<T>(
    String shape,
    Optional<ValueType<T>> ofScalar,
    Optional<ValueType<T>> ofList,
    Optional<ValueType<T>> ofMapping)
    implements ValueType<T> {

  /** No form yet. */
  static <T> Forms<T> of(String shape) {
    return new Forms<>(shape, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Forms<T> scalar(ValueType<T> type) {
    return new Forms<>(shape, Optional.of(type), ofList, ofMapping);
  }

  Forms<T> list(ValueType<T> type) {
    return new Forms<>(shape, ofScalar, Optional.of(type), ofMapping);
  }

  Forms<T> mapping(ValueType<T> type) {
    return new Forms<>(shape, ofScalar, ofList, Optional.of(type));
  }

  @Override
  public Map<String, Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    ofList.ifPresent(type -> tables.putAll(type.tables()));
    ofMapping.ifPresent(type -> tables.putAll(type.tables()));
    return tables;
  }

  /** Values of one form are merged as that form is; another form replaces what was there. */
  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    Optional<ValueType<T>> form = form(over);
    return form.isPresent() && form.equals(form(base)) ? form.get().merged(base, over) : over;
  }

  private Optional<ValueType<T>> form(YamlNode node) {
    if (node instanceof YamlNode.Scalar) {
      return ofScalar;
    }
    return node instanceof YamlNode.Sequence ? ofList : ofMapping;
  }

  @Override
  public Optional<T> read(YamlNode node, Reading in) {
    Optional<ValueType<T>> form = form(node);
    if (form.isEmpty()) {
      in.wrongType(node, shape);
    }
    return form.flatMap(type -> type.read(node, in));
  }
}
