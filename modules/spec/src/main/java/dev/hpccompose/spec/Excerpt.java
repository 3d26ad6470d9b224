package dev.hpccompose.spec;

/** A line of a file with carets below the part that a diagnostic is about. */
final class Excerpt {

  private static final int MAX_WIDTH = 100;
  private static final int BEFORE_CARET = 40;
  private static final String TAB = "    ";
  private static final String CUT = "...";

  private Excerpt() {}

  /** Appends a ruler, the line and the carets, aligned and clipped to a terminal's width. */
  static void append(StringBuilder text, String line, SourceSpan span) {
    int from = index(line, 0, span.column() - 1);
    int to =
        span.endLine() == span.line()
            ? index(line, from, span.endColumn() - span.column())
            : line.length();
    String marked = shown(line, from, Math.min(to, from + MAX_WIDTH));
    String start = start(line, from, marked.length());
    String after = shown(line, to, Math.min(line.length(), to + MAX_WIDTH)).stripTrailing();
    String whole = start + marked + after;
    String clipped =
        whole.length() > MAX_WIDTH ? whole.substring(0, MAX_WIDTH - CUT.length()) + CUT : whole;
    int carets = Math.clamp(marked.stripTrailing().length(), 1, MAX_WIDTH - start.length());
    String number = String.valueOf(span.line());
    String margin = " ".repeat(number.length()) + " |";
    text.append(margin).append('\n');
    text.append(number).append(" | ").append(clipped).append('\n');
    text.append(margin).append(" ".repeat(start.length() + 1)).append("^".repeat(carets));
    text.append('\n');
  }

  /** What stands before the carets; of a long line only the end, so that the carets are seen. */
  private static String start(String line, int from, int marked) {
    String before = shown(line, Math.max(0, from - MAX_WIDTH), from);
    return before.length() > BEFORE_CARET && before.length() + marked > MAX_WIDTH - CUT.length()
        ? CUT + before.substring(before.length() - BEFORE_CARET)
        : before;
  }

  /** The index some code points further on, at most the end. */
  private static int index(String line, int from, int codePoints) {
    int at = from;
    for (int i = 0; i < codePoints && at < line.length(); i++) {
      at += Character.charCount(line.codePointAt(at));
    }
    return at;
  }

  private static String shown(String line, int from, int to) {
    return Printable.line(line.substring(from, to).replace("\t", TAB));
  }
}
