package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.events.NodeEvent;

/** The anchors of a document, as far as it was read. */
final class Anchors {

  private final Map<String, YamlNode> nodes = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  void open(NodeEvent start) {
    start.getAnchor().ifPresent(anchor -> open.add(anchor.getValue()));
  }

  void close(NodeEvent start, YamlNode node) {
    start
        .getAnchor()
        .ifPresent(
            anchor -> {
              open.remove(anchor.getValue());
              nodes.put(anchor.getValue(), node);
            });
  }

  YamlNode resolve(String name, SourceSpan span) throws YamlRefusal {
    if (open.contains(name)) {
      throw refusal(span, "the alias '*" + name + "' stands inside the value that it repeats");
    }
    YamlNode node = nodes.get(name);
    if (node == null) {
      throw refusal(span, "there is no anchor '&" + name + "' above this alias");
    }
    return node;
  }

  private static YamlRefusal refusal(SourceSpan span, String message) {
    return YamlReader.refusal(
        span,
        DiagnosticCode.YAML_ALIAS,
        message,
        "quote the value if the '*' is meant as a character");
  }
}
