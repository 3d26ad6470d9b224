package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the entries of one mapping: keys are unique, and {@code <<} merges. */
final class MappingBuilder {

  private final List<Diagnostic> problems;
  private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
  private final List<YamlNode.Entry> merged = new ArrayList<>();

  MappingBuilder(List<Diagnostic> problems) {
    this.problems = problems;
  }

  void add(YamlNode key, SourceSpan keySpan, YamlNode value, YamlNode.Mark mark) {
    if (!(key instanceof YamlNode.Scalar scalar)) {
      problem(
          DiagnosticCode.YAML_FEATURE, keySpan, "a key must be a string, not " + key.kind(), "");
    } else if (scalar.plain() && scalar.text().equals("<<")) {
      merge(value, keySpan);
    } else {
      put(
          new YamlNode.Entry(
              new YamlNode.Scalar(scalar.text(), scalar.plain(), keySpan), value, mark));
    }
  }

  private void put(YamlNode.Entry entry) {
    YamlNode.Scalar key = entry.key();
    YamlNode.Entry first = entries.putIfAbsent(key.text(), entry);
    if (first != null) {
      problem(
          DiagnosticCode.YAML_DUPLICATE_KEY,
          key.span(),
          "the key '" + key.text() + "' is written twice",
          "it stands in line " + first.key().span().line() + " already: keep one of them");
    }
  }

  private void merge(YamlNode value, SourceSpan keySpan) {
    if (value instanceof YamlNode.Sequence list) {
      list.items().forEach(item -> mergeItem(item, keySpan));
    } else {
      mergeItem(value, keySpan);
    }
  }

  private void mergeItem(YamlNode item, SourceSpan keySpan) {
    if (item instanceof YamlNode.Mapping mapping) {
      merged.addAll(mapping.entries());
    } else {
      problem(
          DiagnosticCode.YAML_FEATURE,
          keySpan,
          "'<<' takes a mapping or a list of mappings, not " + item.kind(),
          "write '<<: *name' with the name of an anchor");
    }
  }

  YamlNode.Mapping build(SourceSpan span) {
    merged.forEach(entry -> entries.putIfAbsent(entry.key().text(), entry));
    return YamlNode.Mapping.of(entries.values(), span);
  }

  private void problem(DiagnosticCode code, SourceSpan span, String message, String hint) {
    problems.add(
        new Diagnostic(code, span, message, hint.isEmpty() ? Optional.empty() : Optional.of(hint)));
  }
}
