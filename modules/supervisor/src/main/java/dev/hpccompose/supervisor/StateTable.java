package dev.hpccompose.supervisor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the supervisor does with a service: the resource {@code services.table}, read strictly.
 * Every cell is there, and every word is explained.
 *
 * @param events an action for each event in each state
 * @param failures an action for each failure under each policy
 * @param words what events, states, failures and policies are, by kind and word
 * @param shown the states that everybody is shown another one for, and that one
 * @param actions what actions do
 */
public record StateTable(
    Grid events,
    Grid failures,
    Map<String, Map<String, String>> words,
    Map<String, String> shown,
    Map<String, Action> actions) {

  /** The word for a cell in which nothing happens. */
  public static final String NOTHING = "-";

  /**
   * A table of actions.
   *
   * @param columns its columns, from left to right
   * @param rows the cells of each row
   */
  public record Grid(List<String> columns, Map<String, List<String>> rows) {

    /** The action of a cell, or {@link #NOTHING}. */
    public String cell(String row, String column) {
      return Objects.requireNonNull(rows.get(row), row).get(columns.indexOf(column));
    }
  }

  /**
   * An action.
   *
   * @param next states that may come of it, {@code =} for the one that was there
   * @param records types of events that it records, with {@code ?} where it does not always
   * @param sentence what it does
   */
  public record Action(List<String> next, List<String> records, String sentence) {}

  private static final StateTable TABLE = of(TableText.read("services.table"));

  /** The table of this build. */
  public static StateTable get() {
    return TABLE;
  }

  /** The table as the supervisor looks actions up: those cells in which something happens. */
  String bash() {
    StringBuilder text = new StringBuilder("# --- states: an action for each event in each state,");
    text.append(" and for each failure under each policy\n\ndeclare -A HC_TABLE=(\n");
    append(text, events);
    append(text, failures);
    List<String> pairs = new ArrayList<>();
    shown.forEach((state, other) -> pairs.add("[%s]=%s".formatted(state, other)));
    return text.append(")\ndeclare -A HC_SHOWN=(" + String.join(" ", pairs) + ")\n").toString();
  }

  /** The states that state.json and the documents of commands have. */
  public List<String> shownStates() {
    return events.columns().stream().filter(state -> !shown.containsKey(state)).toList();
  }

  private static void append(StringBuilder text, Grid grid) {
    grid.rows()
        .forEach(
            (row, cells) -> {
              List<String> line = new ArrayList<>();
              for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).equals(NOTHING)) {
                  line.add("[%s:%s]=%s".formatted(row, grid.columns().get(i), cells.get(i)));
                }
              }
              text.append("  ").append(String.join(" ", line)).append('\n');
            });
  }

  private static StateTable of(TableText text) {
    StateTable table =
        new StateTable(
            grid(text.section("events")),
            grid(text.section("failures")),
            words(text.section("words")),
            shown(text.section("shown as")),
            actions(text.section("actions")));
    table.check();
    return table;
  }

  private static Grid grid(List<String> lines) {
    List<String> head = List.of(lines.getFirst().split(" +"));
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(" +"));
      require(cells.size() == head.size(), "a cell for each column: " + line);
      require(rows.put(cells.getFirst(), cells.subList(1, cells.size())) == null, line);
    }
    return new Grid(head.subList(1, head.size()), rows);
  }

  private static Map<String, Map<String, String>> words(List<String> lines) {
    Map<String, Map<String, String>> words = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split(" +", 3);
      words.computeIfAbsent(parts[0], _ -> new LinkedHashMap<>()).put(parts[1], parts[2]);
    }
    return words;
  }

  private static Map<String, String> shown(List<String> lines) {
    Map<String, String> shown = new LinkedHashMap<>();
    lines.stream().map(line -> line.split(" +")).forEach(pair -> shown.put(pair[0], pair[1]));
    return shown;
  }

  private static Map<String, Action> actions(List<String> lines) {
    Map<String, Action> actions = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split(" *\\| *", 3);
      List<String> first = Arrays.asList(parts[0].split(" +"));
      List<String> records = parts[1].equals(NOTHING) ? List.of() : List.of(parts[1].split(" +"));
      actions.put(first.getFirst(), new Action(first.subList(1, first.size()), records, parts[2]));
    }
    return actions;
  }

  private void check() {
    explained("event", List.copyOf(events.rows().keySet()));
    explained("state", events.columns());
    explained("failure", List.copyOf(failures.rows().keySet()));
    explained("policy", failures.columns());
    shown.forEach(
        (state, other) ->
            require(events.columns().containsAll(List.of(state, other)), "shown: " + state));
    for (Grid grid : List.of(events, failures)) {
      grid.rows().values().stream()
          .flatMap(List::stream)
          .filter(action -> !action.equals(NOTHING))
          .forEach(action -> require(actions.containsKey(action), action));
    }
  }

  private void explained(String kind, List<String> used) {
    List<String> known = List.copyOf(words.getOrDefault(kind, Map.of()).keySet());
    require(known.equals(used), "each " + kind + " in its order: " + used + known);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("services.table: " + what);
    }
  }
}
