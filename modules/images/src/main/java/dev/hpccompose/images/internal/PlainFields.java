package dev.hpccompose.images.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flat JSON object as our own generator writes it: ASCII texts without escapes, whole
 * numbers and lists of such texts, no blanks. A parser for any JSON takes 14 ms until it has read
 * its first word, an eighth of what a start takes; what has another form is left to it.
 */
final class PlainFields {

  private final byte[] bytes;
  private int at = 1;

  private PlainFields(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The fields; empty for all that is not of this form to its last byte. */
  static Optional<Map<String, Object>> of(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == '{' ? new PlainFields(bytes).read() : Optional.empty();
  }

  private Optional<Map<String, Object>> read() {
    Map<String, Object> fields = new HashMap<>();
    do {
      String name = quoted();
      Object value = name != null && passes(':') ? value() : null;
      if (name == null || value == null) {
        return Optional.empty();
      }
      fields.put(name, value);
    } while (passes(','));
    return passes('}') && passes('\n') && at == bytes.length
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
    if (!passes('"')) {
      return null;
    }
    int begin = at;
    while (isPlain(next())) {
      at++;
    }
    int length = at - begin;
    return passes('"') ? new String(bytes, begin, length, StandardCharsets.US_ASCII) : null;
  }

  /** Whether a byte stands for itself in a text; those that are not ASCII are below zero. */
  private static boolean isPlain(byte one) {
    return one >= ' ' && one != '"' && one != '\\';
  }

  private @Nullable Long number() {
    int begin = at;
    long number = 0;
    while (next() >= '0' && next() <= '9') {
      number = 10 * number + next() - '0';
      at++;
    }
    int digits = at - begin;
    boolean plain = digits > 0 && digits < 19 && (digits == 1 || bytes[begin] != '0');
    return plain ? Long.valueOf(number) : null;
  }

  private boolean passes(char wanted) {
    boolean passes = next() == wanted;
    at += passes ? 1 : 0;
    return passes;
  }

  private byte next() {
    return at < bytes.length ? bytes[at] : 0;
  }
}
