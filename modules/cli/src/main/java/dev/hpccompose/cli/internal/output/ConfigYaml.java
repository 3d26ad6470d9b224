package dev.hpccompose.cli.internal.output;

import dev.hpccompose.spec.EffectiveSpec;
import dev.hpccompose.spec.EffectiveSpec.Node;
import dev.hpccompose.spec.Redaction;
import java.util.List;

/**
 * A spec as YAML again. Loaded in the same directory it means the same, unless a secret was hidden.
 */
public final class ConfigYaml {

  private static final String STEP = "  ";

  private final ConfigValues values;
  private final StringBuilder out = new StringBuilder();

  private ConfigYaml(Redaction redaction) {
    this.values = new ConfigValues(redaction);
  }

  /** The text of {@code config}. */
  public static String of(EffectiveSpec spec, Redaction redaction) {
    ConfigYaml yaml = new ConfigYaml(redaction);
    yaml.mapping(spec.root(), "", List.of());
    return yaml.out.toString();
  }

  private void mapping(Node.Mapping mapping, String indent, List<String> path) {
    for (EffectiveSpec.Entry entry : mapping.entries()) {
      out.append(indent).append(YamlScalar.key(entry.key())).append(':');
      value(entry.value(), indent + STEP, ConfigValues.below(path, entry.key()));
    }
  }

  /** Writes what stands behind a colon, up to the end of the last line. */
  private void value(Node node, String indent, List<String> path) {
    switch (node) {
      case Node.Mapping(var entries) when entries.isEmpty() -> out.append(" {}\n");
      case Node.Mapping mapping -> {
        out.append('\n');
        mapping(mapping, indent, path);
      }
      case Node.Sequence(var items) when items.isEmpty() -> out.append(" []\n");
      case Node.Sequence list -> {
        out.append('\n');
        list(list, indent, path);
      }
      case Node.Scalar scalar -> {
        out.append(' ');
        scalar(scalar, indent, path);
      }
    }
  }

  private void list(Node.Sequence list, String indent, List<String> path) {
    for (Node item : list.items()) {
      out.append(indent).append('-');
      if (item instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
        int start = out.length();
        mapping(mapping, indent + STEP, path);
        // the first key of a mapping stands behind the dash of its item
        out.replace(start, start + indent.length() + STEP.length(), " ");
      } else {
        value(item, indent + STEP, path);
      }
    }
  }

  private void scalar(Node.Scalar scalar, String indent, List<String> path) {
    Node.Scalar shown = values.shown(scalar, path);
    String text = shown.literal() ? shown.text() : shown.text().replace("$", "$$");
    // what a variable left must not become YAML's word for nothing
    boolean plain = shown.plain() && (shown.literal() || !YamlScalar.isNull(text));
    out.append(YamlScalar.value(text, plain, indent)).append('\n');
  }
}
