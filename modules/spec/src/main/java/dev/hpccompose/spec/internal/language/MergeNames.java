package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.internal.shape.Merging;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import dev.hpccompose.spec.internal.yaml.YamlNode.Entry;
import java.util.List;

/** What values name when files are merged; their references are not replaced yet. */
final class MergeNames {

  /** Lists of words, each once. */
  static final Merging.Rule WORDS = Merging.unique(MergeNames::text);

  /** Volumes, by the place in the container. */
  static final Merging.Rule VOLUMES = Merging.unique(MergeNames::target);

  /** Secrets and configs, by the file in the container. */
  static final Merging.Rule GRANTS = Merging.unique(MergeNames::grant);

  /** Variables, by name. */
  static final Merging.Rule VARIABLES =
      (base, over) -> Merging.named(base, over, MergeNames::assignments);

  private MergeNames() {}

  private static String text(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
  }

  private static String text(YamlNode.Mapping mapping, String key) {
    return mapping.entry(key).map(Entry::value).map(MergeNames::text).orElse("");
  }

  private static String grant(YamlNode node) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return text(node);
    }
    String target = text(mapping, "target");
    return target.isEmpty() ? text(mapping, "source") : target;
  }

  private static String target(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return text(mapping, "target");
    }
    String text = text(node);
    boolean mode = text.endsWith(":ro") || text.endsWith(":rw");
    String paths = mode ? text.substring(0, text.length() - 3) : text;
    int colon = paths.lastIndexOf(":/");
    return colon < 0 ? paths : paths.substring(colon + 1);
  }

  /** Both forms of variables as a mapping; a name alone has no value. */
  private static YamlNode.Mapping assignments(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    List<Entry> entries =
        Merging.list(node).items().stream()
            .map(
                item -> {
                  String text = text(item);
                  int equals = text.indexOf('=');
                  String name = equals < 0 ? text : text.substring(0, equals);
                  String value = equals < 0 ? "" : text.substring(equals + 1);
                  return new Entry(
                      new YamlNode.Scalar(name, false, item.span()),
                      new YamlNode.Scalar(value, equals < 0, item.span()));
                })
            .toList();
    return YamlNode.Mapping.of(entries, node.span());
  }
}
