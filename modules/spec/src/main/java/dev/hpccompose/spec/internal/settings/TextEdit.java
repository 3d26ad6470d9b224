package dev.hpccompose.spec.internal.settings;

import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import dev.hpccompose.spec.internal.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets one value in the text of a YAML file, line by line. What comes out is a guess where the file
 * uses more of YAML than block mappings: the caller reads it again.
 *
 * @param path the keys down to the value
 * @param value the value
 */
record TextEdit(List<String> path, String value) {

  private static final String STEP = "  ";

  TextEdit {
    path = List.copyOf(path);
  }

  /** The text with the value; empty where a key on the way holds something else than a mapping. */
  Optional<String> applied(String text) {
    Optional<YamlNode> root = YamlReader.read("", text).root();
    if (root.isEmpty()) {
      return Optional.of(text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + block(0, ""));
    }
    YamlNode node = root.get();
    for (int depth = 0; depth < path.size(); depth++) {
      if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
        return Optional.empty();
      }
      Optional<YamlNode.Entry> entry = mapping.entry(path.get(depth));
      if (entry.isEmpty()) {
        return Optional.of(inserted(text, mapping, depth));
      }
      node = entry.get().value();
    }
    return node instanceof YamlNode.Scalar scalar
        ? replaced(text, scalar.span())
        : Optional.empty();
  }

  private Optional<String> replaced(String text, SourceSpan span) {
    if (span.line() != span.endLine()) {
      return Optional.empty();
    }
    List<String> lines = lines(text);
    String line = lines.get(span.line() - 1);
    String before = line.substring(0, line.offsetByCodePoints(0, span.column() - 1));
    String after = line.substring(line.offsetByCodePoints(0, span.endColumn() - 1));
    lines.set(span.line() - 1, before + PlainScalar.of(value) + after);
    return Optional.of(String.join("", lines));
  }

  private String inserted(String text, YamlNode.Mapping mapping, int depth) {
    List<String> lines = lines(text);
    int last = lastLine(mapping);
    String line = lines.get(last - 1);
    lines.set(last - 1, line.endsWith("\n") ? line : line + "\n");
    int column = mapping.entries().getFirst().key().span().column();
    lines.add(last, block(depth, " ".repeat(column - 1)));
    return String.join("", lines);
  }

  /** The lines of the value, with those keys that are not there yet. */
  private String block(int depth, String indent) {
    StringBuilder lines = new StringBuilder();
    for (int i = depth; i < path.size(); i++) {
      String key = PlainScalar.of(path.get(i));
      lines.append(indent).append(STEP.repeat(i - depth)).append(key).append(':');
      lines.append(i < path.size() - 1 ? "" : " " + PlainScalar.of(value)).append('\n');
    }
    return lines.toString();
  }

  private static int lastLine(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping && !mapping.entries().isEmpty()) {
      return lastLine(mapping.entries().getLast().value());
    }
    SourceSpan span = node.span();
    boolean endsBefore = span.endColumn() == 1 && span.endLine() > span.line();
    return endsBefore ? span.endLine() - 1 : span.endLine();
  }

  /** The lines with their ends. */
  private static List<String> lines(String text) {
    return new ArrayList<>(List.of(text.split("(?<=\n)")));
  }
}
