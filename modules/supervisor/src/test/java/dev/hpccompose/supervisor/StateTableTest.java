package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.supervisor.StateTable.Action;
import dev.hpccompose.supervisor.StateTable.Grid;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The functions of the supervisor do in each cell what the table says, and nothing else. */
class StateTableTest {

  private static final StateTable TABLE = StateTable.get();

  /** The state in which a failure finds a service. */
  private static final Map<String, String> FAILING =
      Map.of(
          "exited", "exited",
          "unprepared", "post_start",
          "not_ready", "unhealthy",
          "unhealthy", "unhealthy");

  /**
   * What came of one event.
   *
   * @param cell the event and the state, or the failure and the policy
   * @param before the state
   * @param after the state
   * @param events types of the events that were recorded
   * @param touched whether anything else of the service changed
   */
  private record Result(
      String cell, String before, String after, Set<String> events, boolean touched) {

    static Result of(String line) {
      String[] parts = line.split("\\|", -1);
      Set<String> events = new TreeSet<>(List.of(parts[3].strip().split(" +")));
      events.remove("");
      return new Result(parts[0], parts[1], parts[2], events, parts[4].equals("touched"));
    }
  }

  @Test
  @DisplayName("every event in every state does what the table says (S-252 to S-259)")
  void walksEveryCell() {
    List<Result> results = walk();
    Map<String, Set<Result>> byAction = new TreeMap<>();
    for (Result result : results) {
      byAction.computeIfAbsent(action(result.cell()), _ -> new HashSet<>()).add(result);
    }
    assertThat(results.stream().map(Result::cell).distinct().toList())
        .as("cells that were walked")
        .hasSize(cells(TABLE.events()) + cells(TABLE.failures()));
    assertThat(byAction.remove(StateTable.NOTHING))
        .isNotEmpty()
        .allSatisfy(StateTableTest::changesNothing);
    Map<String, String> seen = new TreeMap<>();
    byAction.forEach((name, found) -> seen.put(name, effect(TABLE.actions().get(name), found)));
    Map<String, String> declared = new TreeMap<>();
    TABLE.actions().forEach((name, action) -> declared.put(name, effect(action)));
    assertThat(seen).containsExactlyEntriesOf(declared);
  }

  private static void changesNothing(Result result) {
    assertThat(result.after()).as("%s", result).isEqualTo(result.before());
    assertThat(result.events()).as("%s", result).isEmpty();
    assertThat(result.touched()).as("%s", result).isFalse();
  }

  private static String effect(Action action) {
    return new TreeSet<>(action.next()) + " " + new TreeSet<>(action.records());
  }

  /** What an action did in all worlds, in the words of the table. */
  private static String effect(@Nullable Action action, Set<Result> results) {
    boolean keeps = action != null && action.next().contains("=");
    Set<String> next = new TreeSet<>();
    Set<String> types = new TreeSet<>();
    results.forEach(result -> next.add(keeps && same(result) ? "=" : result.after()));
    results.forEach(result -> types.addAll(result.events()));
    return next
        + " "
        + types.stream()
            .map(
                type ->
                    results.stream().allMatch(r -> r.events().contains(type)) ? type : type + "?")
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean same(Result result) {
    return result.after().equals(result.before());
  }

  private static String action(String cell) {
    String[] parts = cell.split(":");
    Grid grid = TABLE.failures().columns().contains(parts[1]) ? TABLE.failures() : TABLE.events();
    return grid.cell(parts[0], parts[1]);
  }

  private static int cells(Grid grid) {
    return grid.rows().size() * grid.columns().size();
  }

  private static List<Result> walk() {
    StringBuilder script = new StringBuilder(functions()).append(WALK);
    TABLE
        .events()
        .rows()
        .keySet()
        .forEach(
            event ->
                TABLE
                    .events()
                    .columns()
                    .forEach(state -> script.append("walk %s %s\n".formatted(event, state))));
    FAILING.forEach(
        (failure, state) -> script.append("walk_failure %s %s\n".formatted(failure, state)));
    return Bash.text(script + "printf '%s\\n' \"${!SEEN[@]}\"\n").lines().map(Result::of).toList();
  }

  private static String functions() {
    String script = JobDraft.of(Draft.of("app", "true")).text("hc_allocation() { :; }\n");
    return script.substring(0, script.indexOf("\n# --- main\n"));
  }

  /** Everything but a service itself is in the hands of the test: no process, no file, no clock. */
  private static final String WALK =
      """

      hc_now() { :; }
      hc_emit() { EVENTS+=" $1"; HC_LAST=batch-0:1; }
      hc_start_runner() { TOUCHED+=runner; }
      hc_launch_probe() { TOUCHED+=probe; }
      hc_launch_hooks() { TOUCHED+=hooks; }
      hc_kill() { TOUCHED+=kill; }
      hc_ask_for_verdict() { :; }
      hc_stop_resolver() { :; }
      hc_withdraw_all() { :; }
      hc_stop_sampler() { :; }
      hc_log_matches() { [[ $GATE == matched ]]; }
      hc_has_socket() { [[ $GATE == matched ]]; }
      declare -A SEEN=()
      HC_OUT=/nowhere HC_RUN=r HC_ATTEMPT=0 HC_COUNT=1 HC_BEAT_AT=1000000 HC_STOP_BUDGET=0 HC_SIGNALLED=0
      HC_KILL_WAIT=3000 HC_UNRESOLVED=0 HC_PRIMARY=n HC_JOB=1 HC_SIGNAL_REACHES_SERVICES=0
      hc_init_services

      # Puts service 0 into a state.
      prepare() {
        HC_NOW=100000 HC_CAUSE='' EVENTS='' TOUCHED='' HC_ENDING=0 HC_ASK=() HC_TEARDOWN_EVENT=''
        HC_STATE=("$1") HC_LAUNCHES=(1) HC_READY=(0) HC_CHILD=('') HC_CODE=('') HC_HOOKS_PID=('') HC_PROBE_PID=('')
        HC_GATE_AT=(0) HC_READY_AT=(0) HC_RELAUNCH_AT=(0) HC_KILL_AT=(0) HC_ASKED=(0) HC_RESTARTED_AT=('')
        HC_RESTARTS=(0) HC_RESTART_AFTER_STOP=("$AGAIN") HC_FORCED=(false) HC_STARTED_AT=(1000) HC_OPENED_AT=(1000)
        HC_POLICY=("$POLICY") HC_MAX_RESTARTS=(2) HC_BACKOFF=(1000) HC_MAX_BACKOFF=(0) HC_WINDOW=(0) HC_MAIN=$MAIN
        HC_PROBE=('log') HC_PORTS=(80) HC_POST_START=("$HOOKS") HC_PRE_STOP=("$HOOKS") HC_HOOKS_KIND=(pre_stop) HC_HOOKS_DONE=(0)
        HC_HOOK_SINCE=(1000) HC_STARTED_EVENT=(batch-0:1) HC_STARTING_EVENT=('') HC_STOPPING_EVENT=('')
        [[ $POLICY != exhausted ]] || HC_POLICY=(restart_on_failure) HC_RESTARTS=(2)
        [[ $POLICY != restart ]] || HC_POLICY=(restart_on_failure)
        [[ $1 == running && $GATE != closed ]] && HC_GATE_AT=(160000)
        [[ $1 == post_start && -n $HOOKS ]] && HC_HOOKS_PID=(999999999)
        [[ $1 == stopping && $GATE == matched ]] && HC_FORCED=(true)
        [[ $1 == ready ]] && HC_READY=(1)
        [[ $1 == starting && $ENDS == 1 ]] && HC_ENDING=1
        :
      }

      look() {
        SHAPE="${HC_READY[0]} ${HC_GATE_AT[0]} ${HC_READY_AT[0]} ${HC_RELAUNCH_AT[0]} ${HC_KILL_AT[0]} ${HC_CODE[0]}"
        SHAPE+=" ${HC_RESTARTS[0]} ${HC_LAUNCHES[0]} ${HC_HOOKS_PID[0]} $HC_ENDING ${#HC_ASK[@]} $TOUCHED"
      }

      # $1 cell, $2 state, then the call
      try() {
        local before
        prepare "$2"
        look
        before=$SHAPE
        "${@:3}"
        look
        [[ $SHAPE == "$before" ]] && SHAPE=same || SHAPE=touched
        SEEN["$1|$2|${HC_STATE[0]}|$EVENTS|$SHAPE"]=1
      }

      worlds() {
        for POLICY in fail_job ignore restart exhausted; do
          for MAIN in 0 -1; do
            for HOOKS in '' '5000 5000'; do
              for GATE in closed open matched; do
                for AGAIN in 0 1; do
                  for ENDS in 0 1; do "$@"; done
                done
              done
            done
          done
        done
      }

      call() {
        case $1 in
          started) try "$1:$2" "$2" hc_reported started 0 1 77 ;;
          unhealthy) try "$1:$2" "$2" hc_reported unhealthy 0 1 retries 3 ;;
          late) try "$1:$2" "$2" hc_happens late 0 1 deadline ;;
          succeeded) try "$1:$2" "$2" hc_on_exited 0 1 0 ;;
          failed) try "$1:$2" "$2" hc_on_exited 0 1 7 ;;
          refused)
            HC_REFUSED=(1)
            try "$1:$2" "$2" hc_on_exited 0 1 1
            HC_REFUSED=()
            ;;
          blocked) try "$1:$2" "$2" hc_happens blocked 0 '"x"' ;;
          hopeless) try "$1:$2" "$2" hc_happens hopeless 0 0 ;;
          *) try "$1:$2" "$2" hc_happens "$1" 0 1 ;;
        esac
      }

      walk() { worlds call "$1" "$2"; }
      fail() { HOOKS="" try "$1:$POLICY" "$2" hc_apply_policy "$1" 0 7 why; }
      walk_failure() { worlds fail "$1" "$2"; }
      """;
}
