package dev.hpccompose.scheduler.tck;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.supervisor.DialectTable;
import dev.hpccompose.supervisor.DialectTable.Function;
import dev.hpccompose.supervisor.ReportTable;
import dev.hpccompose.supervisor.ReportTable.Report;
import dev.hpccompose.supervisor.SupervisorScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a scheduler's part of the batch script must hold. */
public abstract class DialectContract extends SchedulerContract {

  private static final Pattern REPORT = Pattern.compile("printf '([a-z]+)[^\n]*>&103");

  private static final Optional<RunIdentity> RUN =
      Optional.of(new RunIdentity("20260102-030405-0a0b0c0d", Path.of("/w/.hpc-compose")));

  /** For the suite of one scheduler. */
  protected DialectContract() {}

  @Test
  void hasANameThatFitsIntoAFileName() {
    assertThat(fixture().dialect().name()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  void definesEveryFunctionOfTheDialectTable() {
    String text = functions();
    assertThat(Shell.run(directory, text + "\ndeclare -F").lines().map(line -> line.split(" ")[2]))
        .containsAll(DialectTable.get().functions().stream().map(Function::name).toList());
  }

  @Test
  void reportsOnlyWhatTheTableOfReportsHas() {
    List<String> known = ReportTable.get().reports().stream().map(Report::word).toList();
    assertThat(REPORT.matcher(functions()).results().map(found -> found.group(1)))
        .isNotEmpty()
        .isSubsetOf(known);
  }

  @Test
  void findsOutWhereTheJobRuns() {
    String told =
        inJob("printf '%s\\n' \"$HC_JOB\" \"$HC_ATTEMPT\" \"$HC_PRIMARY\" \"${HC_NODES[@]}\"\n");
    List<String> lines = told.lines().toList();
    assertThat(lines).hasSizeGreaterThan(3).noneMatch(String::isEmpty);
    assertThat(lines.get(1)).isEqualTo("0");
    assertThat(lines.subList(3, lines.size())).contains(lines.get(2));
  }

  @Test
  void letsNothingOfAnOuterStepReachAService() {
    List<String> names =
        List.of(
            "HPC_COMPOSE_LOCAL_JOB",
            "SLURM_STEP_ID",
            "SLURM_STEP_NUM_TASKS",
            "SLURM_PROCID",
            "SLURM_LOCALID",
            "SLURM_NODEID",
            "SLURM_LAUNCH_NODE_IPADDR");
    String exports = names.stream().map(name -> "export " + name + "=outer\n").collect(joining());
    assertThat(inJob(exports + "hc_scrub_environment; env | grep -c =outer || echo clean\n"))
        .endsWith("clean\n");
  }

  @Test
  void endsALaunchAtOnce() {
    assertThat(inJob("set -m\nsleep 60 &\nset +m\nhc_kill $!\nwait $!\necho $(($? > 128))\n"))
        .isEqualTo("1\n");
  }

  @Test
  void endsWhatServicesLeftBehind() {
    String run = "20260102-030405-" + ProcessHandle.current().pid();
    String left = "HPC_COMPOSE_RUN_ID=" + run + " sleep 60 &\nleft=$!\n";
    String known = "until grep -qsz RUN_ID=" + run + " /proc/$left/environ; do :; done\n";
    String ended = "HC_RUN=" + run + "\nhc_sweep\nwait $left\necho $(($? > 128))\n";
    assertThat(inJob(left + known + ended)).isEqualTo("1\n");
  }

  @Test
  void saysWhetherTheJobIsBeingEnded() {
    assertThat(inJob("hc_request_verdict\nread -r -t 15 -u 103 line; echo \"$line\"\n"))
        .startsWith("verdict ");
  }

  @Test
  void saysHowLongTheJobMayStillRun() {
    String ask =
        """
        HC_WARNING_TIME=1000 HC_WARNING_SIGNAL=USR1
        hc_now
        hc_after_begin
        hc_request_limit
        while read -r -t 15 -u 103 line; do
          [[ $line != limit* ]] || break
        done
        echo "$line"
        """;
    assertThat(inJob(ask)).matches("limit [1-9][0-9]*\n");
  }

  private String functions() {
    return fixture().dialect().functions(Specimen.plan("plain"));
  }

  /** What bash prints for a text in a batch script, after the dialect was asked where it is. */
  private String inJob(String text) {
    String begin = "exec 103<> <(:) 104>/dev/null\nHC_COUNT=0\nhc_allocation\n";
    return Shell.run(
        directory,
        SupervisorScript.parts() + "\n" + functions() + "\n" + begin + text,
        fixture().jobEnvironment());
  }

  @Test
  void onlyDefinesAndDoesNothingYet() {
    String text = fixture().dialect().functions(Specimen.plan("plain"));
    assertThat(text).isNotBlank();
    assertThat(Shell.run(directory, text)).isEmpty();
  }

  @Test
  void launchesWhatTheBackendGivesWordByWord() {
    for (String text : Specimen.HOSTILE) {
      List<ShellWord> step = step(Specimen.plan(text), List.of("/bin/echo", text, "-n", text));
      List<String> words = Shell.words(directory, step);
      assertThat(words).endsWith("/bin/echo", text, "-n", text);
    }
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void hasTheSameWordsAroundTheCommandWhateverASpecSays() {
    List<String> plain = Shell.words(directory, step(Specimen.plan("plain"), List.of("/bin/x")));
    assertThat(plain).isNotEmpty();
    for (String text : Specimen.HOSTILE) {
      List<ShellWord> step = step(Specimen.plan(text), List.of("/bin/x"));
      assertThat(Shell.words(directory, step)).isEqualTo(plain);
    }
  }

  private List<ShellWord> step(Plan plan, List<String> argv) {
    Launch launch = new Launch(List.of(), argv.stream().map(ShellWord::of).toList());
    return fixture().dialect().step(plan, plan.services().getFirst(), launch);
  }

  @Test
  void hasTheSameNumberOfDirectivesWhateverASpecSays() {
    assertThat(fixture().dialect().functions(Specimen.plan("plain"))).isNotBlank();
    int plain = fixture().dialect().directives(Specimen.plan("plain"), RUN).size();
    for (String text : Specimen.HOSTILE) {
      assertThat(fixture().dialect().directives(Specimen.plan(text), RUN))
          .hasSize(plain)
          .allSatisfy(line -> assertThat(line).startsWith("#").doesNotContainPattern("\\p{Cntrl}"));
    }
  }

  @Test
  void neverLetsALineFeedStartADirectiveOfItsOwn() {
    String name = fixture().dialect().name();
    assertThat(name).isNotEmpty();
    try {
      assertThat(fixture().dialect().directives(Specimen.plan("a\n#SBATCH --uid=0"), RUN))
          .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("control characters");
    }
  }

  @Test
  void saysTheSameForTheSamePlan() {
    Plan plan = Specimen.plan("plain");
    assertThat(fixture().dialect().functions(plan))
        .isNotBlank()
        .isEqualTo(fixture().dialect().functions(plan));
    assertThat(fixture().dialect().directives(plan, RUN))
        .isEqualTo(fixture().dialect().directives(plan, RUN));
  }
}
