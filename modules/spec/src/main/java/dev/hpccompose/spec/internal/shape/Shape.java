package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of mapping: its table, and what a mapping becomes. Unknown and missing keys and values of
 * a wrong type are found here, for every table alike.
 *
 * @param table the legal keys and the refused ones
 * @param traits what is special about the mapping
 * @param constructor what the values become
 * @param <T> what a mapping becomes
 */
public record Shape<T>(Table table, Traits traits, Constructor<T> constructor)
    implements ValueType<T> {

  /**
   * What the values of a mapping become.
   *
   * @param <T> what a mapping becomes
   */
  @FunctionalInterface
  public interface Constructor<T> {

    /** Builds the result, or reports why the values do not fit together. */
    Optional<T> construct(Values values);
  }

  /**
   * What is special about a mapping.
   *
   * @param extensions whether keys that begin with {@code x-} are ignored
   * @param named whether the key under which it stands is its name
   */
  public record Traits(boolean extensions, boolean named) {}

  /** What a mapping without any key becomes; only for mappings that require none. */
  public T whenAbsent() {
    SourceSpan nowhere = SourceSpan.ofFile("");
    return read(new YamlNode.Mapping(List.of(), 1, nowhere), Reading.nowhere())
        .orElseThrow(() -> new IllegalStateException("'" + table.name() + "' requires keys"));
  }

  /** The same mapping with keys that begin with {@code x-} ignored. */
  public Shape<T> withExtensions() {
    return new Shape<>(table, new Traits(true, traits.named()), constructor);
  }

  /** The same mapping, with the key under which it stands as its name. */
  public Shape<T> named() {
    return new Shape<>(table, new Traits(traits.extensions(), true), constructor);
  }

  @Override
  public String shape() {
    return "a mapping";
  }

  @Override
  public Map<String, Table> tables() {
    return Map.of("", table);
  }

  @Override
  public YamlNode merged(YamlNode base, YamlNode over) {
    return base instanceof YamlNode.Mapping low && over instanceof YamlNode.Mapping high
        ? Merging.mappings(low, high, this::rule)
        : over;
  }

  private Merging.Rule rule(String key) {
    Field<?> field = table.byKey().get(key);
    return field == null ? Merging::byKind : field.type()::merged;
  }

  @Override
  public Optional<T> read(YamlNode node, Reading in) {
    return read(node, in, List.of());
  }

  /** Reads a mapping from which other readers took these keys. */
  Optional<T> read(YamlNode node, Reading in, List<String> keysOfOthers) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      in.wrongType(node, shape());
      return Optional.empty();
    }
    Reading inside = inside(in);
    new KeyCheck(this, inside, keysOfOthers).check(mapping);
    return values(mapping, inside)
        .flatMap(
            values ->
                constructor.construct(new Values(table, values, mapping, inside, in.subject())));
  }

  private Reading inside(Reading in) {
    if (table.name().isEmpty()) {
      return in;
    }
    return in.inside(
        traits.named() ? table.name() + " '" + in.subject().value() + "'" : table.name());
  }

  /** The values that are written, unless a required one is not there. */
  private Optional<IdentityHashMap<Field<?>, Object>> values(YamlNode.Mapping mapping, Reading in) {
    IdentityHashMap<Field<?>, Object> values = new IdentityHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      Field<?> field = table.byKey().get(entry.key().text());
      if (field != null) {
        value(field, entry, in).ifPresent(value -> values.put(field, value));
      }
    }
    for (Field<?> field : table.required()) {
      if (mapping.entry(field.key()).isEmpty()) {
        reportMissing(field, mapping, in);
      }
    }
    return values.keySet().containsAll(table.required()) ? Optional.of(values) : Optional.empty();
  }

  private static <F> Optional<F> value(Field<F> field, YamlNode.Entry entry, Reading in) {
    Located<String> key = new Located<>(entry.key().text(), entry.key().span());
    if (entry.value() instanceof YamlNode.Scalar scalar && scalar.isNull()) {
      in.findings()
          .add(
              DiagnosticCode.NO_VALUE,
              key.span(),
              in.at(key).what() + " has no value",
              "give it " + field.type().shape() + ", or remove the line");
      return Optional.empty();
    }
    return field.type().read(entry.value(), in.at(key));
  }

  private static void reportMissing(Field<?> field, YamlNode.Mapping mapping, Reading in) {
    in.findings()
        .add(
            DiagnosticCode.MISSING_KEY,
            in.subject().value().isEmpty() ? mapping.span() : in.subject().span(),
            "the key '" + field.key() + "' is missing " + in.where(),
            "give it " + field.type().shape());
  }
}
