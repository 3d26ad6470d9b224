package dev.hpccompose.images.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flat JSON object as our own generator writes it: texts without escapes, whole numbers and
 * lists of such texts, no blanks. A parser for any JSON costs more than all else that is done with
 * an image that is there; what has another form is left to it.
 */
final class PlainFields {

  private static final String END = "}\n";

  private final String text;
  private int at = 1;

  private PlainFields(String text) {
    this.text = text;
  }

  /** The fields; empty for all that is not of this form to its last byte. */
  static Optional<Map<String, Object>> of(String text) {
    boolean plain = text.startsWith("{\"") && text.indexOf('\\') < 0;
    return plain ? new PlainFields(text).read() : Optional.empty();
  }

  private Optional<Map<String, Object>> read() {
    Map<String, Object> fields = new HashMap<>();
    do {
      String name = quoted();
      if (name == null || !passes(':')) {
        return Optional.empty();
      }
      Object value = value();
      if (value == null) {
        return Optional.empty();
      }
      fields.put(name, value);
    } while (passes(','));
    return at == text.length() - END.length() && text.endsWith(END)
        ? Optional.of(fields)
        : Optional.empty();
  }

  private @Nullable Object value() {
    return switch (next()) {
      case '"' -> quoted();
      case '[' -> list();
      default -> number();
    };
  }

  private @Nullable List<String> list() {
    at++;
    List<String> texts = new ArrayList<>();
    if (passes(']')) {
      return texts;
    }
    do {
      String one = quoted();
      if (one == null) {
        return null;
      }
      texts.add(one);
    } while (passes(','));
    return passes(']') ? texts : null;
  }

  private @Nullable String quoted() {
    int end = next() == '"' ? text.indexOf('"', at + 1) : -1;
    if (end < 0) {
      return null;
    }
    String quoted = text.substring(at + 1, end);
    at = end + 1;
    return hasControls(quoted) ? null : quoted;
  }

  /** A parser refuses them in a text. */
  private static boolean hasControls(String quoted) {
    for (int i = 0; i < quoted.length(); i++) {
      if (quoted.charAt(i) < ' ') {
        return true;
      }
    }
    return false;
  }

  private @Nullable Long number() {
    int begin = at;
    while (next() >= '0' && next() <= '9') {
      at++;
    }
    int digits = at - begin;
    boolean plain = digits > 0 && digits < 19 && (digits == 1 || text.charAt(begin) != '0');
    return plain ? Long.valueOf(text.substring(begin, at)) : null;
  }

  private boolean passes(char wanted) {
    boolean passes = next() == wanted;
    at += passes ? 1 : 0;
    return passes;
  }

  private char next() {
    return at < text.length() ? text.charAt(at) : 0;
  }
}
