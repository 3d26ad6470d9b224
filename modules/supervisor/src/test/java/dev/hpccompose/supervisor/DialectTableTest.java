package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a scheduler gives to the supervisor is what the supervisor takes. */
class DialectTableTest {

  /** Beginnings of names: the rest is a service, a collector, an action, a kind. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "hc_launch_",
          "hc_exec_probe_",
          "hc_remove_",
          "hc_sample_",
          "hc_do_",
          "hc_probe_",
          "hc_note_");

  private static final ShellText SUPERVISOR = ShellText.ofSupervisor();
  private static final List<String> FUNCTIONS =
      DialectTable.get().functions().stream().map(DialectTable.Function::name).toList();

  @Test
  void theSupervisorCallsTheFunctionsOfTheTableAndNoOthersThatItDoesNotDefine() {
    Set<String> foreign = new TreeSet<>(SUPERVISOR.functions());
    foreign.removeAll(SUPERVISOR.definedFunctions());
    foreign.removeAll(BEGINNINGS);
    foreign.addAll(List.of("hc_sample_slurm", "hc_sample_cgroup")); // by the name of the collector
    assertThat(foreign).containsExactlyInAnyOrderElementsOf(FUNCTIONS);
  }

  @Test
  void theSupervisorDefinesNoneOfThem() {
    assertThat(SUPERVISOR.definedFunctions()).doesNotContainAnyElementsOf(FUNCTIONS);
  }

  @Test
  void everyVariableOfTheSupervisorIsItsOwnOrDataOrOfTheDialect() {
    Set<String> foreign = new TreeSet<>(SUPERVISOR.variables());
    foreign.removeAll(SUPERVISOR.assignedVariables());
    DataTable.get().all().forEach(variable -> foreign.remove(variable.name()));
    DialectTable.get().variables().forEach(variable -> foreign.remove(variable.name()));
    assertThat(foreign).isEmpty();
  }

  @Test
  void theSupervisorOrItsDialectReadsEveryVariableOfTheData() {
    Set<String> read = new TreeSet<>(SUPERVISOR.variables());
    read.addAll(ShellText.ofPlainDialect().variables());
    assertThat(read).containsAll(DataTable.get().all().map(DataTable.Variable::name).toList());
  }

  @Test
  void whatADialectNeedNotSayHasItsUsualValueBeforeTheDialectIsAsked() {
    String begin = Bash.part("start");
    String before =
        begin.substring(begin.indexOf("hc_begin() {"), begin.indexOf("  hc_allocation\n"));
    for (DialectTable.Variable variable : DialectTable.get().variables()) {
      String usual = variable.usual().isEmpty() ? "''" : variable.usual();
      String set = variable.name() + "=" + usual;
      assertThat(List.of(before.split("\\s+")).contains(set))
          .as(set)
          .isNotEqualTo(variable.isRequired());
    }
  }

  @Test
  void theDialectOfTheseTestsIsOne() {
    assertThat(ShellText.ofPlainDialect().definedFunctions())
        .containsExactlyInAnyOrderElementsOf(FUNCTIONS);
  }
}
