package dev.hpccompose.supervisor;

import java.util.List;

/**
 * What the dialect of a scheduler gives to the supervisor: the resource {@code dialect.table}.
 *
 * @param functions functions that it defines
 * @param variables variables that it sets in {@code hc_allocation}
 */
public record DialectTable(List<Function> functions, List<Variable> variables) {

  /**
   * A function of a dialect.
   *
   * @param name its name
   * @param arguments what it is called with; empty when it is called with nothing
   * @param sentence what it does
   */
  public record Function(String name, String arguments, String sentence) {}

  /**
   * A variable of a dialect.
   *
   * @param name its name
   * @param usual its value when the dialect does not set it; {@code must} when it has to
   * @param sentence what it is
   */
  public record Variable(String name, String usual, String sentence) {

    /** Whether every dialect sets it. */
    public boolean isRequired() {
      return usual.equals("must");
    }
  }

  private static final DialectTable TABLE = of(TableText.read("dialect.table"));

  /** The table of this build. */
  public static DialectTable get() {
    return TABLE;
  }

  private static DialectTable of(TableText text) {
    return new DialectTable(
        text.rows("functions", 3).stream()
            .map(cells -> new Function(cells.get(0), cells.get(1), cells.get(2)))
            .toList(),
        text.rows("variables", 3).stream()
            .map(cells -> new Variable(cells.get(0), cells.get(1), cells.get(2)))
            .toList());
  }
}
