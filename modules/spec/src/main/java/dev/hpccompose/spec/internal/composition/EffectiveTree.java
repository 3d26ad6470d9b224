package dev.hpccompose.spec.internal.composition;

import dev.hpccompose.spec.EffectiveSpec;
import dev.hpccompose.spec.EffectiveSpec.Node;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/** The tree of a spec with the texts that were really read: what {@code config} shows. */
public final class EffectiveTree {

  private final Map<YamlNode, String> texts;

  private EffectiveTree(Map<YamlNode, String> texts) {
    this.texts = texts;
  }

  /**
   * The tree after it was read.
   *
   * @param reading what the readers of the tree left
   */
  public static EffectiveSpec of(YamlNode root, Reading reading) {
    return new EffectiveSpec(
        root instanceof YamlNode.Mapping mapping
            ? new EffectiveTree(reading.session().effective()).mapping(mapping)
            : new Node.Mapping(List.of()));
  }

  private Node.Mapping mapping(YamlNode.Mapping mapping) {
    return new Node.Mapping(
        mapping.entries().stream()
            .map(entry -> new EffectiveSpec.Entry(entry.key().text(), node(entry.value())))
            .toList());
  }

  private Node node(YamlNode node) {
    return switch (node) {
      case YamlNode.Mapping mapping -> mapping(mapping);
      case YamlNode.Sequence list ->
          new Node.Sequence(list.items().stream().map(this::node).toList());
      case YamlNode.Scalar scalar ->
          texts.containsKey(scalar)
              // what replaced a reference is a text, also where it looks like nothing or a number
              ? new Node.Scalar(texts.get(scalar), false, false)
              : new Node.Scalar(scalar.text(), scalar.plain(), true);
    };
  }
}
