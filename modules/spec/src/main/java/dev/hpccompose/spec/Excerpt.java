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
    int[] points = line.codePoints().toArray();
    int from = Math.clamp(span.column() - 1, 0, points.length);
    int wanted = span.endLine() == span.line() ? span.endColumn() - 1 : points.length;
    int to = Math.clamp(wanted, from, points.length);
    String before = shown(points, 0, from);
    String marked = shown(points, from, to);
    String after = shown(points, to, points.length).stripTrailing();
    int dropped =
        before.length() + marked.length() > MAX_WIDTH - CUT.length()
            ? Math.max(0, before.length() - BEFORE_CARET)
            : 0;
    String start = dropped > 0 ? CUT + before.substring(dropped) : before;
    String shown = start + marked + after;
    String clipped =
        shown.length() > MAX_WIDTH ? shown.substring(0, MAX_WIDTH - CUT.length()) + CUT : shown;
    int carets = Math.max(1, Math.min(marked.stripTrailing().length(), MAX_WIDTH - start.length()));
    String number = String.valueOf(span.line());
    String margin = " ".repeat(number.length()) + " | ";
    text.append(margin.stripTrailing()).append('\n');
    text.append(number).append(" | ").append(clipped).append('\n');
    text.append(margin).append(" ".repeat(start.length())).append("^".repeat(carets)).append('\n');
  }

  private static String shown(int[] points, int from, int to) {
    StringBuilder part = new StringBuilder();
    for (int i = from; i < to; i++) {
      part.append(points[i] == '\t' ? TAB : Printable.line(Character.toString(points[i])));
    }
    return part.toString();
  }
}
