package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.SourceSpan;
import java.util.Collection;
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

    /** A list with these items. */
    public static Sequence of(Collection<? extends YamlNode> items, SourceSpan span) {
      return new Sequence(
          List.copyOf(items), 1 + items.stream().mapToLong(YamlNode::size).sum(), span);
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

    /** A mapping with these entries. */
    public static Mapping of(Collection<Entry> entries, SourceSpan span) {
      long size = 1;
      for (Entry entry : entries) {
        size += 1 + entry.value().size();
      }
      return new Mapping(List.copyOf(entries), size, span);
    }

    @Override
    public String kind() {
      return "a mapping";
    }

    /** The entry with this key. */
    public Optional<Entry> entry(String key) {
      // no stream: every field of every service asks
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    /** The mapping without one key. */
    public Mapping without(String key) {
      return of(entries.stream().filter(entry -> !entry.key().text().equals(key)).toList(), span);
    }
  }

  /**
   * One line of a mapping.
   *
   * @param mark what a tag says about merging
   */
  record Entry(Scalar key, YamlNode value, Mark mark) {

    /** An entry without a mark. */
    public Entry(Scalar key, YamlNode value) {
      this(key, value, Mark.NONE);
    }
  }

  /** How an entry takes part when a file is merged over another one: Compose's tags. */
  enum Mark {
    /** No tag: as the type of the value says. */
    NONE,
    /** {@code !reset}: what was there is removed. */
    RESET,
    /** {@code !override}: what was there is replaced. */
    OVERRIDE
  }
}
