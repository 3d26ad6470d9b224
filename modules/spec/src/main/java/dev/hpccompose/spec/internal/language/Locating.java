package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Table;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** A type that keeps the place of the key under which its value stands. */
record Locating<T>(ValueType<T> type) implements ValueType<Located<T>> {

  static <T> Locating<T> of(ValueType<T> type) {
    return new Locating<>(type);
  }

  @Override
  public String shape() {
    return type.shape();
  }

  @Override
  public Map<String, Table> tables() {
    return type.tables();
  }

  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    return type.merged(base, over);
  }

  @Override
  public Optional<Located<T>> read(YamlNode node, Reading in) {
    return type.read(node, in).map(value -> new Located<>(value, in.subject().span()));
  }
}
