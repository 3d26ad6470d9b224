package dev.hpccompose.spec;

import java.util.List;

/**
 * What a spec says after merging, including, extending and replacing of variables: what {@code
 * config} prints. A YAML tree without anchors, tags and comments.
 *
 * @param root the whole document
 */
public record EffectiveSpec(Node.Mapping root) {

  /** A value. */
  public sealed interface Node {

    /** A mapping, in the order of the spec. */
    record Mapping(List<Entry> entries) implements Node {
      public Mapping {
        entries = List.copyOf(entries);
      }
    }

    /** A list. */
    record Sequence(List<Node> items) implements Node {
      public Sequence {
        items = List.copyOf(items);
      }
    }

    /**
     * A scalar.
     *
     * @param text its text, without quotes and with its variables replaced
     * @param plain whether it was written without quotes
     * @param literal whether its dollars are no references to variables
     */
    record Scalar(String text, boolean plain, boolean literal) implements Node {}
  }

  /** One line of a mapping. */
  public record Entry(String key, Node value) {}
}
