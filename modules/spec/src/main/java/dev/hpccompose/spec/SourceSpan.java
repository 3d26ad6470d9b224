package dev.hpccompose.spec;

/**
 * A stretch of text in a file, from a first character up to, not including, an end.
 *
 * @param file the file as the user named it
 * @param line line of the first character, from 1; 0 stands for the file as a whole
 * @param column column of the first character, from 1, in code points
 * @param endLine line of the end, from 1
 * @param endColumn column of the end, from 1, in code points
 */
public record SourceSpan(String file, int line, int column, int endLine, int endColumn)
    implements Comparable<SourceSpan> {

  /** The file as a whole, for what has no line. */
  public static SourceSpan ofFile(String file) {
    return new SourceSpan(file, 0, 0, 0, 0);
  }

  /** A stretch inside one line. */
  public static SourceSpan inLine(String file, int line, int column, int length) {
    return new SourceSpan(file, line, column, line, column + length);
  }

  /** Whether this is a file as a whole. */
  public boolean isWholeFile() {
    return line == 0;
  }

  /** Whether the first character of another stretch of the same file lies in this one. */
  public boolean contains(SourceSpan other) {
    return file.equals(other.file)
        && compare(line, column, other.line, other.column) <= 0
        && compare(other.line, other.column, endLine, endColumn) < 0;
  }

  /** The place as people and editors write it, such as {@code compose.yaml:12:7}. */
  public String place() {
    return isWholeFile() ? file : file + ":" + line + ":" + column;
  }

  /** Orders by file, then by place in the file. */
  @Override
  public int compareTo(SourceSpan other) {
    int byFile = file.compareTo(other.file);
    int byStart = place(line, column, other.line, other.column);
    int byEnd = place(endLine, endColumn, other.endLine, other.endColumn);
    return byFile != 0 ? byFile : byStart != 0 ? byStart : byEnd;
  }

  private static int place(int line, int column, int otherLine, int otherColumn) {
    return line != otherLine
        ? Integer.compare(line, otherLine)
        : Integer.compare(column, otherColumn);
  }

  private static int compare(int lineA, int columnA, int lineB, int columnB) {
    return lineA == lineB ? Integer.compare(columnA, columnB) : Integer.compare(lineA, lineB);
  }
}
