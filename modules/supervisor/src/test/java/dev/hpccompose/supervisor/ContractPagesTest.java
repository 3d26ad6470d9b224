package dev.hpccompose.supervisor;

import dev.hpccompose.supervisor.VariableTable.Variable;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The tables in the manual are those that the parts of a job share. */
@ResourceLock("manual")
class ContractPagesTest {

  private static final VariableTable VARIABLES = VariableTable.get();

  @Test
  void theManualShowsTheVariablesOfServices() throws IOException {
    GeneratedPage.of("reference/files.md")
        .with("variables", "variables.table", variables())
        .with("variables of tasks", "variables.table", tasks())
        .with("cleared variables", "variables.table", cleared())
        .check();
  }

  private static String variables() {
    return "| variable | of | value |\n|---|---|---|\n"
        + rows(VARIABLES.always(), "every service")
        + rows(VARIABLES.resume(), "`x-slurm.resume`")
        + rows(VARIABLES.rendezvous(), "`x-slurm.rendezvous`")
        + rows(VARIABLES.host(), "backend `host`");
  }

  private static String rows(List<Variable> variables, String of) {
    return table(
        variables,
        variable -> "| `%s` | %s | %s |\n".formatted(variable.name(), of, variable.sentence()));
  }

  private static String tasks() {
    String head = "| variable | also as | value |\n|---|---|---|\n";
    Function<Variable, String> row =
        variable ->
            "| `%s` | %s | %s |\n"
                .formatted(
                    variable.name(),
                    variable.alias().isEmpty() ? "" : "`" + variable.alias() + "`",
                    variable.sentence());
    return head + table(VARIABLES.parallel(), row) + table(VARIABLES.task(), row);
  }

  private static String cleared() {
    StringBuilder text = new StringBuilder("| whose | variables |\n|---|---|\n");
    VARIABLES.cleared().stream()
        .map(VariableTable.Cleared::whose)
        .distinct()
        .forEach(whose -> text.append("| %s | %s |\n".formatted(whose, patterns(whose))));
    return text.toString();
  }

  private static String patterns(String whose) {
    return VARIABLES.cleared().stream()
        .filter(one -> one.whose().equals(whose))
        .map(one -> "`" + one.pattern() + "`")
        .collect(Collectors.joining(" "));
  }

  @Test
  void theManualShowsWhatADialectDefinesAndWhatChildrenReport() throws IOException {
    GeneratedPage.of("concepts/supervisor.md")
        .with("dialect", "dialect.table", dialect())
        .with("reports", "reports.table", reports())
        .check();
  }

  private static String dialect() {
    DialectTable dialect = DialectTable.get();
    return "| function | does |\n|---|---|\n"
        + table(
            dialect.functions(),
            function ->
                "| `%s` | %s |\n"
                    .formatted(
                        (function.name() + " " + function.arguments()).strip(),
                        function.sentence()))
        + "\n| variable | unless it is set | is |\n|---|---|---|\n"
        + table(
            dialect.variables(),
            variable ->
                "| `%s` | %s | %s |\n"
                    .formatted(variable.name(), usual(variable), variable.sentence()));
  }

  private static String usual(DialectTable.Variable variable) {
    if (variable.isRequired()) {
      return "(is always set)";
    }
    return variable.usual().isEmpty() ? "" : "`" + variable.usual() + "`";
  }

  private static String reports() {
    return "| report | says | is said by |\n|---|---|---|\n"
        + table(
            ReportTable.get().reports(),
            report ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        (report.word() + " " + String.join(" ", report.arguments())).strip(),
                        report.sentence(),
                        report.writer()));
  }

  @Test
  void theManualShowsTheEventsThatTheSupervisorWrites() throws IOException {
    GeneratedPage.of("concepts/history.md").with("events", "events.table", events()).check();
  }

  private static String events() {
    return "| event | members | is written when |\n|---|---|---|\n"
        + table(
            EventTable.get().events(),
            event ->
                "| `%s` | %s | %s |\n"
                    .formatted(event.type(), String.join(" ", event.members()), event.sentence()));
  }

  private static <T> String table(List<T> rows, Function<T, String> row) {
    return rows.stream().map(row).collect(Collectors.joining());
  }
}
