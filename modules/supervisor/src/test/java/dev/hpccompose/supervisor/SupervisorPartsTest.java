package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SupervisorPartsTest {

  @Test
  void stampsInUtcWhateverTheTimeZone() {
    String stamp = Bash.text("export TZ=Asia/Tokyo\n" + stamped("") + "date +%Z >&2\n");

    assertThat(stamp.lines().findFirst().orElseThrow()).matches("\\d{4}-.*T.*\\.\\d{6}Z");
    assertThat(between(stamp)).isLessThan(Duration.ofSeconds(5));
    assertThat(stamp).contains("JST");
  }

  @Test
  void stampsWithoutEpochrealtimeAsBash44Does() {
    assertThat(between(Bash.text(stamped("unset EPOCHREALTIME\n"))))
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void stampsInALocaleWithDecimalCommas() {
    assertThat(
            between(Bash.text(stamped("unset EPOCHREALTIME; EPOCHREALTIME=$(date +%s),000001\n"))))
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void namesTheSignalBehindAnExitCode() {
    String script =
        Bash.part("history")
            + "for c in 0 7 137 143 255; do hc_exit_members $c; echo \"$HC_EXIT\"; done";

    assertThat(Bash.text(script))
        .isEqualTo(
            """
            ,"exit_code":0
            ,"exit_code":7
            ,"exit_code":137,"signal":"KILL"
            ,"exit_code":143,"signal":"TERM"
            ,"exit_code":255
            """);
  }

  @Test
  void writesAnyTextAsJson() {
    String script =
        Bash.part("history")
            + "hc_json $'a \"b\" \\\\ \\n"
            + "\\t\\e[1m\\x7f gr\\xc3\\xbc\\xc3\\x9f'; echo \"$HC_QUOTED\"\n"
            + "hc_json ''; echo \"$HC_QUOTED\"\n";

    assertThat(Bash.text(script))
        .isEqualTo("\"a \\\"b\\\" \\\\ \\u000a\\u0009\\u001b[1m\\u007f gr\u00fc\u00df\"\n\"\"\n");
  }

  @Test
  void saysWhatACommandSaidLastAndNotWhatSrunDid() {
    String script =
        Bash.part("history")
            + Bash.part("probes")
            + """
            HC_LAUNCHER_SAYS=srun:
            hc_say 2 $'first\nno such file\nsrun: error: n1: task 0: Exited with exit code 2'
            hc_say 1 'srun: error: Unable to create step'
            hc_say 0 ''
            """;

    assertThat(Bash.text(script))
        .isEqualTo(
            """
            2 exit code 2: no such file
            1 exit code 1: srun: error: Unable to create step
            0 exit code 0
            """);
  }

  @Test
  void hearsASignalThatCameBeforeTheHistoryWasOpen() {
    String script =
        Bash.part("start")
            + """
            exec 103>&1
            trap 'HC_EARLY_SIGNAL=TERM' TERM
            HC_EARLY_SIGNAL=
            kill -TERM $$
            hc_trap_signals
            hc_trap_signals
            trap - EXIT
            """;

    assertThat(Bash.text(script)).isEqualTo("signal TERM\n");
  }

  @Test
  void waitsForTheNearestDeadline() {
    String script =
        Bash.part("clock")
            + Bash.part("loop")
            + """
            HC_NOW=1000 HC_BEAT_AT=6000 HC_LIMIT_AT=0 HC_VERDICT_AT=0 HC_LEAVING_AT=0 HC_SAMPLER_AT=0 HC_COLLECT_AT=0 HC_REMOVAL_AT=0
            HC_GATE_AT=(0 2500) HC_READY_AT=(0 0) HC_RELAUNCH_AT=(4000 0) HC_KILL_AT=(0 0)
            hc_next_deadline; echo "$HC_WAIT"
            HC_GATE_AT=(0 0); hc_next_deadline; echo "$HC_WAIT"
            HC_KILL_AT=(10 0); hc_next_deadline; echo "$HC_WAIT"
            """;

    assertThat(Bash.text(script)).isEqualTo("1.500\n3.000\n0.001\n");
  }

  private static String stamped(String before) {
    return Bash.part("clock") + before + "hc_start_clock\nhc_stamp\necho \"$HC_STAMP\"\n";
  }

  private static Duration between(String output) {
    Instant stamp = Instant.parse(output.lines().findFirst().orElseThrow());
    return Duration.between(stamp, Instant.now()).abs();
  }
}
