package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list whose brackets may be left out around a single value.
 *
 * @param list the list
 * @param <T> what an item becomes
 */
public record OneOrMany<T>(ListOf<T> list) implements ValueType<List<T>> {

  @Override
  public String shape() {
    return list.item().shape() + ", or " + list.shape();
  }

  @Override
  public Map<String, Table> tables() {
    return list.tables();
  }

  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    return Merging.listed(base, over);
  }

  @Override
  public Optional<List<T>> read(YamlNode node, Reading in) {
    return list.read(Merging.list(node), in);
  }
}
