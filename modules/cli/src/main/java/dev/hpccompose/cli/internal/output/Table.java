package dev.hpccompose.cli.internal.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Text in aligned columns, two blanks apart, without blanks at the ends of lines. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings, or none. */
  public Table(String... headings) {
    if (headings.length > 0) {
      rows.add(List.of(headings));
    }
  }

  /** One more row, as wide as the others. */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
    int[] widths = IntStream.range(0, columns).map(this::width).toArray();
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> line(row, widths, text));
    return text.toString();
  }

  private static void line(List<String> row, int[] widths, StringBuilder text) {
    int blanks = 0; // those of the last cells are left out
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column).stripTrailing();
      if (!cell.isEmpty()) {
        text.repeat(' ', blanks).append(cell);
        blanks = 0;
      }
      blanks += widths[column] - cell.length() + 2;
    }
    text.append('\n');
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
