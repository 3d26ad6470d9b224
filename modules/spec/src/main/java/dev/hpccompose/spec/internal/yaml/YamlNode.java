package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.SourceSpan;
import java.util.List;
import java.util.Optional;

/** A value of a YAML document and its place. Aliases are resolved: nodes may be shared. */
public sealed interface YamlNode {

  /** Where it is written. */
  SourceSpan span();

  /** Number of values in it, itself included, aliases counted each time. */
  long size();

  /** What it is, for messages, with its article. */
  String kind();

  /**
   * A scalar.
   *
   * @param text its text as written, without quotes and escapes
   * @param plain whether it is written without quotes
   * @param span where it is written
   */
  record Scalar(String text, boolean plain, SourceSpan span) implements YamlNode {

    @Override
    public long size() {
      return 1;
    }

    @Override
    public String kind() {
      return isNull() ? "nothing" : "a string";
    }

    /** Whether YAML takes it for no value. */
    public boolean isNull() {
      return plain
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, long size, SourceSpan span) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping whose keys are unique scalars. */
  record Mapping(List<Entry> entries, long size, SourceSpan span) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }

    /** The entry with this key. */
    public Optional<Entry> entry(String key) {
      // asked for every field of every mapping
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    /** The mapping without one key. */
    public Mapping without(String key) {
      return new Mapping(
          entries.stream().filter(entry -> !entry.key().text().equals(key)).toList(), size, span);
    }
  }

  /** One line of a mapping. */
  record Entry(Scalar key, YamlNode value) {}
}
