package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.internal.yaml.YamlNode;
import dev.hpccompose.spec.internal.yaml.YamlNode.Entry;
import dev.hpccompose.spec.internal.yaml.YamlNode.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts one value over another one, as Compose merges files: mappings key by key, lists one after
 * the other, anything else is replaced. Types of the language that merge in another way say so in
 * {@link ValueType#merged}.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/13-merge.md">Merge</a>
 */
public final class Merging {

  private Merging() {}

  /** Merges two values by what they are. */
  public static YamlNode byKind(YamlNode base, YamlNode over) {
    if (base instanceof YamlNode.Mapping low && over instanceof YamlNode.Mapping high) {
      return mappings(low, high, key -> Merging::byKind);
    }
    if (base instanceof YamlNode.Sequence low && over instanceof YamlNode.Sequence high) {
      return appended(low, high);
    }
    return over;
  }

  /** The upper value in the place of the lower one, whatever they are. */
  public static YamlNode replaced(YamlNode base, YamlNode over) {
    return over;
  }

  /** Lists one after the other, where a single value is a list of one. */
  public static YamlNode listed(YamlNode base, YamlNode over) {
    return appended(list(base), list(over));
  }

  /** A list, or a single value as a list of one. */
  public static YamlNode.Sequence list(YamlNode node) {
    return node instanceof YamlNode.Sequence sequence
        ? sequence
        : YamlNode.Sequence.of(List.of(node), node.span());
  }

  /** One list after the other. */
  public static YamlNode.Sequence appended(YamlNode.Sequence base, YamlNode.Sequence over) {
    List<YamlNode> items = new ArrayList<>(base.items());
    items.addAll(over.items());
    return YamlNode.Sequence.of(items, over.span());
  }

  /** How two values of one key become one. */
  @FunctionalInterface
  public interface Rule {
    /** Puts one value over another one. */
    YamlNode merge(YamlNode base, YamlNode over);
  }

  /** Merges two mappings key by key; keys of the base come first. */
  public static YamlNode.Mapping mappings(
      YamlNode.Mapping base, YamlNode.Mapping over, Function<String, Rule> rules) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    base.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    for (Entry entry : over.entries()) {
      String key = entry.key().text();
      Entry below = entries.get(key);
      switch (entry.mark()) {
        case RESET -> entries.remove(key);
        case OVERRIDE -> entries.put(key, new Entry(entry.key(), entry.value()));
        case NONE -> entries.put(key, below == null ? entry : over(below, entry, rules.apply(key)));
      }
    }
    return YamlNode.Mapping.of(entries.values(), over.span());
  }

  private static Entry over(Entry below, Entry entry, Rule rule) {
    boolean says = !(entry.value() instanceof YamlNode.Scalar scalar && scalar.isNull());
    // a key without a value says nothing, so it takes nothing away
    return says ? new Entry(entry.key(), rule.merge(below.value(), entry.value())) : below;
  }

  /**
   * Merges values that name things, each once: what the upper one names again is replaced.
   *
   * @param keyed turns both ways to write the value into a mapping by name
   */
  public static YamlNode named(
      YamlNode base, YamlNode over, Function<YamlNode, YamlNode.Mapping> keyed) {
    return mappings(keyed.apply(base), keyed.apply(over), key -> (low, high) -> high);
  }

  /** Merges lists whose items name things: an item that names the same replaces the one below. */
  public static Rule unique(Function<YamlNode, String> name) {
    return (base, over) -> {
      // an item without a name stands for itself
      Map<Object, YamlNode> items = new LinkedHashMap<>();
      list(base).items().forEach(item -> items.put(key(name, item), item));
      list(over).items().forEach(item -> items.put(key(name, item), item));
      return YamlNode.Sequence.of(items.values(), over.span());
    };
  }

  private static Object key(Function<YamlNode, String> name, YamlNode item) {
    String text = name.apply(item);
    return text.isEmpty() ? item : text;
  }

  /** What is left of the marks where nothing was below: removed entries, and no mark. */
  public static YamlNode settled(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar;
      case YamlNode.Sequence list ->
          YamlNode.Sequence.of(list.items().stream().map(Merging::settled).toList(), list.span());
      case YamlNode.Mapping mapping ->
          YamlNode.Mapping.of(
              mapping.entries().stream()
                  .filter(entry -> entry.mark() != Mark.RESET)
                  .map(entry -> new Entry(entry.key(), settled(entry.value())))
                  .toList(),
              mapping.span());
    };
  }
}
