package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.EffectiveSpec;
import dev.hpccompose.spec.internal.interpolation.Interpolator;
import dev.hpccompose.spec.internal.interpolation.Variables;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.List;

/** A document with its variables replaced, for {@code config}. */
public final class EffectiveTree {

  private static final List<String> LITERAL = List.of("command", "entrypoint", "script");

  private final Interpolator interpolator;

  private EffectiveTree(Variables variables) {
    this.interpolator = new Interpolator(variables);
  }

  /** The tree of a document whose text comes from one file. */
  public static EffectiveSpec of(YamlNode root, Variables variables) {
    return new EffectiveSpec(
        root instanceof YamlNode.Mapping mapping
            ? new EffectiveTree(variables).mapping(mapping)
            : new EffectiveSpec.Node.Mapping(List.of()));
  }

  private EffectiveSpec.Node.Mapping mapping(YamlNode.Mapping mapping) {
    return new EffectiveSpec.Node.Mapping(
        mapping.entries().stream()
            .map(
                entry ->
                    new EffectiveSpec.Entry(
                        entry.key().text(), value(entry.key().text(), entry.value())))
            .toList());
  }

  private EffectiveSpec.Node value(String key, YamlNode node) {
    boolean literal =
        key.equals("setup")
            || key.equals("commands")
            || (LITERAL.contains(key) && node instanceof YamlNode.Scalar);
    return node(node, literal);
  }

  private EffectiveSpec.Node node(YamlNode node, boolean literal) {
    return switch (node) {
      case YamlNode.Mapping mapping -> mapping(mapping);
      case YamlNode.Sequence list ->
          new EffectiveSpec.Node.Sequence(
              list.items().stream().map(item -> node(item, literal)).toList());
      case YamlNode.Scalar scalar ->
          new EffectiveSpec.Node.Scalar(
              literal ? scalar.text() : interpolator.expand(scalar.text()).text(),
              scalar.plain(),
              literal);
    };
  }
}
