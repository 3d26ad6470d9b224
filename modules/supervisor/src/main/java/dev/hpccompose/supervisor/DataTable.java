package dev.hpccompose.supervisor;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a batch script tells its supervisor: the resource {@code data.table}.
 *
 * @param values variables with one value
 * @param lists arrays whose length is their own
 * @param services arrays with one element for each service
 */
public record DataTable(List<Variable> values, List<Variable> lists, List<Variable> services) {

  /**
   * A variable of the script.
   *
   * @param name its name
   * @param usual its value, or that of an element, when a spec says nothing
   * @param sentence what it is
   */
  public record Variable(String name, String usual, String sentence) {}

  private static final DataTable TABLE = of(TableText.read("data.table"));

  /** The table of this build. */
  public static DataTable get() {
    return TABLE;
  }

  /** All variables. */
  public Stream<Variable> all() {
    return Stream.of(values, lists, services).flatMap(List::stream);
  }

  private static DataTable of(TableText text) {
    return new DataTable(
        variables(text, "values"), variables(text, "lists"), variables(text, "services"));
  }

  private static List<Variable> variables(TableText text, String section) {
    return text.rows(section, 3).stream()
        .map(cells -> new Variable(cells.get(0), cells.get(1), cells.get(2)))
        .toList();
  }
}
