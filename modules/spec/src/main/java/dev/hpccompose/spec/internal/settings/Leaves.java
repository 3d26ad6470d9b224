package dev.hpccompose.spec.internal.settings;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.internal.yaml.YamlDocument;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import dev.hpccompose.spec.internal.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a YAML text says: its scalars, by the keys that lead to them. */
final class Leaves {

  private final Map<List<String>, String> texts = new HashMap<>();

  private Leaves() {}

  /** The scalars of a text; empty where it is no text of mappings and scalars. */
  static Optional<Map<List<String>, String>> of(String text) {
    YamlDocument document = YamlReader.read("", text);
    if (document.root().isEmpty()) {
      return document.problems().stream()
              .allMatch(problem -> problem.code() == DiagnosticCode.FILE_EMPTY)
          ? Optional.of(Map.of())
          : Optional.empty();
    }
    Leaves leaves = new Leaves();
    boolean known = document.problems().isEmpty() && leaves.add(document.root().get(), List.of());
    return known ? Optional.of(leaves.texts) : Optional.empty();
  }

  private boolean add(YamlNode node, List<String> path) {
    return switch (node) {
      case YamlNode.Mapping mapping ->
          mapping.entries().stream()
              .allMatch(entry -> add(entry.value(), below(path, entry.key().text())));
      case YamlNode.Scalar scalar -> {
        texts.put(path, scalar.text());
        yield true;
      }
      case YamlNode.Sequence _ -> false;
    };
  }

  private static List<String> below(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }
}
