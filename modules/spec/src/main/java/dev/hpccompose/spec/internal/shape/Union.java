package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping that has one of several shapes; the value of one key says which.
 *
 * @param name what the mapping is called in messages
 * @param key the key that says which shape
 * @param variants the shapes by the word that stands for them
 * @param <T> what a mapping becomes
 */
public record Union<T>(String name, String key, List<Variant<T>> variants) implements ValueType<T> {

  public Union {
    variants = List.copyOf(variants);
  }

  /** One of the shapes. */
  public record Variant<T>(String word, Shape<? extends T> shape) {}

  @Override
  public String shape() {
    return "a mapping";
  }

  @Override
  public Map<String, Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    variants.forEach(v -> tables.put(" (" + key + ": " + v.word() + ")", v.shape().table()));
    return tables;
  }

  /** Another kind replaces what was there: the keys of the first would be unknown to it. */
  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    boolean same = kind(over).isEmpty() || kind(over).equals(kind(base));
    return same ? Merging.byKind(base, over) : over;
  }

  private Optional<String> kind(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping
        ? mapping
            .entry(key)
            .map(YamlNode.Entry::value)
            .filter(YamlNode.Scalar.class::isInstance)
            .map(value -> ((YamlNode.Scalar) value).text())
        : Optional.empty();
  }

  @Override
  public Optional<T> read(YamlNode node, Reading in) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      in.wrongType(node, shape());
      return Optional.empty();
    }
    Reading inside = in.inside(name);
    Optional<YamlNode.Entry> entry = mapping.entry(key);
    if (entry.isEmpty()) {
      in.findings()
          .add(
              DiagnosticCode.MISSING_KEY,
              in.subject().span(),
              "the key '" + key + "' is missing " + inside.where(),
              "give one of: " + String.join(", ", words()));
      return Optional.empty();
    }
    return variant(entry.get(), inside).flatMap(found -> read(found, mapping, inside));
  }

  private Optional<T> read(Variant<T> variant, YamlNode.Mapping mapping, Reading inside) {
    return variant.shape().read(mapping.without(key), inside, List.of(key)).map(value -> value);
  }

  private Optional<Variant<T>> variant(YamlNode.Entry entry, Reading in) {
    Reading at = in.at(new Located<>(key, entry.key().span()));
    return new Words<>(variants, Variant::word).read(entry.value(), at).map(Located::value);
  }

  private List<String> words() {
    return variants.stream().map(Variant::word).toList();
  }
}
