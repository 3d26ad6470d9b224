package dev.hpccompose.supervisor;

import dev.hpccompose.supervisor.StateTable.Action;
import dev.hpccompose.supervisor.StateTable.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The tables in the manual are those that the supervisor uses; {@code -Ddocs=write} writes them.
 */
@ResourceLock("manual")
class StateTablePageTest {

  private static final StateTable TABLE = StateTable.get();

  @Test
  void theManualShowsTheTableOfTheSupervisor() throws IOException {
    GeneratedPage.of("concepts/supervisor.md")
        .with("states", "services.table", states())
        .with("failures", "services.table", failures())
        .check();
  }

  private static String states() {
    return words("state", "state")
        + "\n"
        + shown()
        + "\n"
        + matrix("event", TABLE.events())
        + "\nAn empty cell: nothing happens, and nothing is recorded. What the events are:\n\n"
        + words("event", "event")
        + "\nWhat the actions are:\n\n"
        + actions();
  }

  private static String shown() {
    return TABLE.shown().entrySet().stream()
        .map(pair -> "`%s` is shown as `%s`.\n".formatted(pair.getKey(), pair.getValue()))
        .collect(Collectors.joining());
  }

  private static String failures() {
    return matrix("failure", TABLE.failures())
        + "\n"
        + words("failure", "failure")
        + "\n"
        + words("policy", "policy");
  }

  private static String words(String kind, String title) {
    StringBuilder text = new StringBuilder("| %s | |\n|---|---|\n".formatted(title));
    Objects.requireNonNull(TABLE.words().get(kind))
        .forEach((word, meaning) -> text.append("| %s | %s |\n".formatted(word, meaning)));
    return text.toString();
  }

  /** States in which the same happens share a column. */
  private static String matrix(String corner, Grid grid) {
    Map<List<String>, List<String>> columns = new LinkedHashMap<>();
    for (String column : grid.columns()) {
      List<String> cells =
          grid.rows().keySet().stream().map(row -> shown(grid.cell(row, column))).toList();
      columns.computeIfAbsent(cells, _ -> new ArrayList<>()).add(column);
    }
    StringBuilder text = new StringBuilder("| ").append(corner);
    columns.values().forEach(names -> text.append(" | ").append(String.join(", ", names)));
    text.append(" |\n|").append("---|".repeat(columns.size() + 1)).append('\n');
    int row = 0;
    for (String name : grid.rows().keySet()) {
      text.append("| ").append(name);
      for (List<String> cells : columns.keySet()) {
        text.append(" | ").append(cells.get(row));
      }
      text.append(" |\n");
      row++;
    }
    return text.toString();
  }

  private static String shown(String action) {
    return action.equals(StateTable.NOTHING) ? "" : action;
  }

  private static String actions() {
    StringBuilder text =
        new StringBuilder("| action | | next state | recorded |\n|---|---|---|---|\n");
    TABLE
        .actions()
        .forEach(
            (name, action) ->
                text.append(
                    "| %s | %s | %s | %s |\n"
                        .formatted(name, action.sentence(), next(action), recorded(action))));
    return text.toString();
  }

  private static String next(Action action) {
    return action.next().stream()
        .map(state -> state.equals("=") ? "as before" : state)
        .collect(Collectors.joining(", "));
  }

  private static String recorded(Action action) {
    return action.records().stream()
        .map(type -> type.endsWith("?") ? "(`" + type.replace("?", "`)") : "`" + type + "`")
        .collect(Collectors.joining(" "));
  }
}
