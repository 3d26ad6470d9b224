package dev.hpccompose.spec.internal.interpolation;

import java.util.Optional;

/**
 * The right-hand side of a line of {@code .env}.
 *
 * @param text the value without quotes, escapes and comment
 * @param literal whether references in it are plain text
 */
record DotEnvValue(String text, boolean literal) {

  /** Reads a value; empty when a quote is not closed. */
  static Optional<DotEnvValue> parse(String raw) {
    if (raw.startsWith("'")) {
      int end = raw.indexOf('\'', 1);
      return end < 0 ? Optional.empty() : Optional.of(new DotEnvValue(raw.substring(1, end), true));
    }
    if (raw.startsWith("\"")) {
      return doubleQuoted(raw);
    }
    int comment = raw.startsWith("#") ? 0 : raw.indexOf(" #");
    return Optional.of(
        new DotEnvValue(comment < 0 ? raw : raw.substring(0, comment).strip(), false));
  }

  private static Optional<DotEnvValue> doubleQuoted(String raw) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '"') {
        return Optional.of(new DotEnvValue(text.toString(), false));
      }
      if (c == '\\' && i + 1 < raw.length()) {
        text.append(escaped(raw.charAt(++i)));
      } else {
        text.append(c);
      }
    }
    return Optional.empty();
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '$' -> "$$";
      case '"', '\\' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }
}
