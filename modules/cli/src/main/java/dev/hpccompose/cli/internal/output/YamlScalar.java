package dev.hpccompose.cli.internal.output;

import java.util.Locale;

/** Writes scalars so that YAML reads the same text again. */
final class YamlScalar {

  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

  private YamlScalar() {}

  static String key(String key) {
    return isPlain(key) ? key : quoted(key);
  }

  /**
   * A value.
   *
   * @param plain whether it was written without quotes
   * @param indent the indentation of lines that belong to it
   */
  static String value(String text, boolean plain, String indent) {
    if (plain && text.isEmpty()) {
      return "null";
    }
    if (plain && isPlain(text)) {
      return text;
    }
    return isBlock(text) ? block(text, indent) : quoted(text);
  }

  /** Whether YAML takes a text without quotes for no value. */
  static boolean isNull(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty()
        || INDICATORS.indexOf(text.charAt(0)) >= 0
        || Character.isWhitespace(text.charAt(0))
        || text.endsWith(" ")
        || text.endsWith(":")
        || text.contains(": ")
        || text.contains(" #")
        || text.startsWith("---")
        || text.startsWith("...")) {
      return false;
    }
    return text.codePoints().allMatch(YamlScalar::isPrintable)
        && text.chars().noneMatch(letter -> letter == '\t' || ",[]{}".indexOf(letter) >= 0);
  }

  /** Whether a text can stand as lines without quotes. */
  private static boolean isBlock(String text) {
    return text.indexOf('\n') >= 0
        && !text.isBlank()
        && !Character.isWhitespace(text.charAt(0))
        && text.codePoints().allMatch(letter -> letter == '\n' || isPrintable(letter));
  }

  private static String block(String text, String indent) {
    String body = text.stripTrailing().equals(text) ? text : text.replaceFirst("\n+\\z", "");
    int ends = text.length() - body.length();
    StringBuilder block = new StringBuilder("|");
    block.append(ends == 0 ? "-" : ends == 1 ? "" : "+");
    String lines = ends > 1 ? text.substring(0, text.length() - 1) : body;
    for (String line : lines.split("\n", -1)) {
      block.append('\n').append(line.isEmpty() ? "" : indent).append(line);
    }
    return block.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(letter -> append(quoted, letter));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int letter) {
    switch (letter) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isPrintable(letter)) {
          quoted.appendCodePoint(letter);
        } else {
          quoted.append(String.format(Locale.ROOT, "\\U%08x", letter));
        }
      }
    }
  }

  private static boolean isPrintable(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
