package dev.hpccompose.supervisor.model;

import dev.hpccompose.supervisor.Bash;
import dev.hpccompose.supervisor.Draft;
import dev.hpccompose.supervisor.JobDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * The supervisor's own functions under a real bash, without processes, files and time: reports come
 * from a schedule, and the clock is where the next of them or the next deadline is.
 */
final class RealScript {

  private static final String END = "# end of a schedule";

  private final String functions;

  private RealScript(String functions) {
    this.functions = functions;
  }

  /** The script as the renderer writes it. */
  static RealScript rendered() {
    String script = text(List.of(Setting.PLAIN.draft(0)));
    return new RealScript(
        script.substring(script.indexOf("# --- states: "), script.indexOf("\n# --- main\n")));
  }

  /** The same with another text in the place of one that is there. */
  RealScript changed(String from, String to) {
    if (!functions.contains(from)) {
      throw new IllegalArgumentException("not in the script: " + from);
    }
    return new RealScript(functions.replace(from, to));
  }

  /** The trace of each schedule. */
  List<List<String>> run(List<Schedule> schedules) {
    StringBuilder script = new StringBuilder(functions).append(WORLD);
    schedules.forEach(schedule -> script.append(one(schedule)));
    List<List<String>> traces = new ArrayList<>();
    List<String> trace = new ArrayList<>();
    for (String line : Bash.fileText(script.toString()).lines().toList()) {
      if (line.equals(END)) {
        traces.add(trace);
        trace = new ArrayList<>();
      } else if (!line.contains("\"type\":\"attempt.started\"")) {
        trace.add(line);
      }
    }
    return traces;
  }

  private static String one(Schedule schedule) {
    List<Draft> services = new ArrayList<>();
    for (int i = 0; i < schedule.services().size(); i++) {
      services.add(schedule.services().get(i).draft(i));
    }
    String script = text(services);
    StringBuilder text = new StringBuilder("(\n");
    text.append(script, script.indexOf("# --- this run"), script.indexOf("\nhc_launch_0() {"));
    text.append("\nHC_MAIN=").append(schedule.main());
    text.append(" W_REACHES=").append(schedule.reaches() ? 1 : 0).append("\nW_MATCHES=(");
    schedule.services().forEach(s -> text.append(s.matches() ? "1 " : "0 "));
    text.append(")\nW_REPORTS=(\n");
    long at = 1000;
    for (Schedule.Report report : schedule.closed()) {
      at += report.after();
      text.append(Bash.quoted(at + " " + report.text())).append('\n');
    }
    return text.append(")\nhc_begin\nhc_loop\n)\necho \"exit $?\"\necho '" + END + "'\n")
        .toString();
  }

  private static String text(List<Draft> services) {
    return JobDraft.of(services)
        .with("HC_ROOT", "/nowhere")
        .with("HC_RUN", "r")
        .with("HC_PLANNED", "submit:1")
        .text("hc_allocation() { :; }\n");
  }

  /** Everything that would start a process, touch a file or wait. */
  private static final String WORLD =
      """

      hc_start_clock() { :; }
      hc_now() { :; }
      hc_stamp() { HC_STAMP=$HC_NOW; }
      hc_digest() { HC_DIGEST=; }
      hc_beat() { HC_BEAT_AT=$((HC_NOW + HC_BEAT_EVERY)); }
      hc_write_state() { HC_STATE_CHANGED=0; }
      hc_open_job_directory() { HC_DIR=/nowhere HC_OUT=/nowhere HC_BYTES=0 HC_RESERVED=1000000000; exec 104>&1; }
      hc_open_reports() { exec 103</dev/null; }
      hc_write_allocation() { :; }
      hc_open_log() { :; }
      hc_trap_signals() { :; }
      hc_look_for_lost_runners() { :; }
      hc_allocation() { HC_JOB=1 HC_ATTEMPT=0 HC_NODES=(n1) HC_PRIMARY=n1; }
      hc_after_begin() { HC_SIGNAL_REACHES_SERVICES=$W_REACHES; }
      hc_request_verdict() { :; }
      hc_sweep() { :; }
      hc_kill() { echo "end $1"; }
      kill() { echo "kill $*"; }
      hc_log_matches() { ((W_MATCHES[$1])); }
      hc_start_runner() { HC_RUNNER[$1]=runner; echo "launch $1 ${HC_LAUNCHES[$1]}"; }
      hc_launch_probe() { HC_PROBE_PID[$1]=probe$1.$2; echo "probe $1 $2"; }
      hc_launch_hooks() { HC_HOOKS_PID[$2]=hooks$2.${HC_LAUNCHES[$2]}; echo "hooks $1 $2"; }
      hc_ask_stopping() {
        ((${#HC_ASK[@]})) && echo "ask ${HC_ASK[*]}"
        HC_ASK=()
      }
      hc_receive() {
        local wait=$((10#${HC_WAIT/./})) at report words launch
        ((++W_TURNS < 5000)) || exit 99
        if ((W_NEXT < ${#W_REPORTS[@]})); then
          at=${W_REPORTS[W_NEXT]%% *}
          if ((at <= HC_NOW + wait)); then
            ((at <= HC_NOW)) || HC_NOW=$at
            report=${W_REPORTS[W_NEXT]#* }
            W_NEXT=$((W_NEXT + 1))
            read -r -a words <<<"$report"
            if [[ ${words[2]-} == [+-][01] ]]; then
              launch=$((HC_LAUNCHES[${words[1]}] ${words[2]}))
              report="${words[0]} ${words[1]} $launch${report#"${words[0]} ${words[1]} ${words[2]}"}"
            fi
            HC_REPORT=$report
            return 0
          fi
        fi
        HC_NOW=$((HC_NOW + wait))
        return 1
      }
      HC_NOW=1000 W_NEXT=0 W_TURNS=0
      """;
}
