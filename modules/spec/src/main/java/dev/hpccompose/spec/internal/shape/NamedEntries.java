package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mapping whose keys are names that the spec's author chose.
 *
 * @param noun what a name names
 * @param type type of the values; a reader finds the name as its subject
 * @param <T> what a value becomes
 */
public record NamedEntries<T>(String noun, ValueType<T> type) implements ValueType<List<T>> {

  @Override
  public String shape() {
    return "a mapping of " + noun + " names";
  }

  @Override
  public Map<String, Table> tables() {
    return type.tables().entrySet().stream()
        .collect(Collectors.toMap(entry -> ".<name>" + entry.getKey(), Map.Entry::getValue));
  }

  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    return base instanceof YamlNode.Mapping low && over instanceof YamlNode.Mapping high
        ? Merging.mappings(low, high, key -> type::merged)
        : over;
  }

  @Override
  public Optional<List<T>> read(YamlNode node, Reading in) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      in.wrongType(node, shape());
      return Optional.empty();
    }
    List<T> values = new ArrayList<>();
    mapping.entries().forEach(entry -> entry(entry, in).ifPresent(values::add));
    return Optional.of(values);
  }

  private Optional<T> entry(YamlNode.Entry entry, Reading in) {
    Located<String> key = new Located<>(entry.key().text(), entry.key().span());
    if (SingleLine.requireFilled(key, () -> "the name of a " + noun, in).isEmpty()) {
      return Optional.empty();
    }
    if (entry.value() instanceof YamlNode.Scalar scalar && scalar.isNull()) {
      in.findings()
          .add(
              DiagnosticCode.NO_VALUE,
              key.span(),
              noun + " '" + key.value() + "' has no value",
              "give it " + type.shape() + ", or remove the line");
      return Optional.empty();
    }
    return type.read(entry.value(), in.at(key));
  }
}
