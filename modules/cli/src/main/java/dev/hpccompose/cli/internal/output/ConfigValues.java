package dev.hpccompose.cli.internal.output;

import dev.hpccompose.spec.EffectiveSpec.Node;
import dev.hpccompose.spec.Redaction;
import java.util.ArrayList;
import java.util.List;

/**
 * The scalars of a spec, as they may be shown.
 *
 * @param redaction hides secrets
 */
record ConfigValues(Redaction redaction) {

  static List<String> below(List<String> path, String key) {
    List<String> below = new ArrayList<>(path);
    below.add(key);
    return below;
  }

  /**
   * A scalar without its secret.
   *
   * @param path the keys above it
   */
  Node.Scalar shown(Node.Scalar scalar, List<String> path) {
    String text = text(scalar.text(), path);
    return text.equals(scalar.text()) ? scalar : new Node.Scalar(text, false, scalar.literal());
  }

  private String text(String text, List<String> path) {
    String key = path.isEmpty() ? "" : path.getLast();
    if (isContentOfSecret(path)) {
      return redaction.value("secret", text);
    }
    if (isAssignments(key)) {
      int equals = text.indexOf('=');
      return equals < 0
          ? text
          : text.substring(0, equals + 1)
              + redaction.value(text.substring(0, equals), text.substring(equals + 1));
    }
    boolean variable = path.size() > 1 && isAssignments(path.get(path.size() - 2));
    return variable || path.getFirst().startsWith("x-")
        ? redaction.value(key, text)
        : redaction.text(text);
  }

  private static boolean isContentOfSecret(List<String> path) {
    return path.size() == 3
        && path.getFirst().equals("secrets")
        && path.getLast().equals("content");
  }

  private static boolean isAssignments(String key) {
    return key.equals("environment") || key.equals("env");
  }
}
