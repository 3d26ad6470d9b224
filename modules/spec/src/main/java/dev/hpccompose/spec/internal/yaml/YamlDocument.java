package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of reading YAML.
 *
 * @param root the document, as far as it could be read; absent when nothing is usable
 * @param marked whether an entry in it says how it takes part in merging
 * @param problems what is wrong with it
 */
public record YamlDocument(Optional<YamlNode> root, boolean marked, List<Diagnostic> problems) {
  public YamlDocument {
    problems = List.copyOf(problems);
  }
}
