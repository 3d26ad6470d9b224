package dev.hpccompose.spec;

/** Makes text from a file safe and short enough for one line of a terminal. */
final class Printable {

  private Printable() {}

  /** The text with every character that a terminal would act on replaced by a visible one. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(Printable::visible).forEach(line::appendCodePoint);
    return line.toString();
  }

  private static int visible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '\uFFFD';
      case Character.FORMAT -> '\u00B7';
      default -> codePoint;
    };
  }
}
