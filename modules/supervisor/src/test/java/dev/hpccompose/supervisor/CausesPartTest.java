package dev.hpccompose.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel counts, what earlier attempts left, and what a full disk does to the history. */
class CausesPartTest {

  private static final String PARTS =
      Bash.part("clock") + Bash.part("history") + Bash.part("causes");

  @TempDir Path directory;

  @Test
  @DisplayName("with control groups of version 2 the group of the job tells of all its steps")
  void countsForTheJobInVersion2() throws IOException {
    file("slurm/uid_0/job_7/memory.events", "low 0\noom 2\noom_kill 2\n");
    assertThat(kills("0::/slurm/uid_0/job_7/step_batch/user/task_0\n")).isEqualTo("2");
  }

  @Test
  @DisplayName("with control groups of version 1 the group of the supervisor is counted")
  void countsForTheSupervisorInVersion1() throws IOException {
    file("memory/slurm/job_7/step_batch/memory.oom_control", "under_oom 0\noom_kill 1\n");
    String groups = "9:cpu,cpuacct:/a\n4:memory:/slurm/job_7/step_batch\n1:name=systemd:/x\n0::/\n";
    assertThat(kills(groups)).isEqualTo("1");
  }

  @Test
  void countsNothingWhereNothingCanBeSeen() throws IOException {
    assertThat(kills("0::/hidden\n")).isEqualTo("0");
  }

  @Test
  @DisplayName("a launch that ended with 0 but lost a process for want of memory counts as killed")
  void takesTheWorstOfExitCodeAndMemory() {
    String script = PARTS + "HC_OUT_OF_MEMORY=([1]=2)\n";
    String worst = "hc_effective_code %s; echo $HC_EFFECTIVE\n";
    assertThat(Bash.text(script + worst.formatted("1 2 0"))).isEqualTo("137\n");
    assertThat(Bash.text(script + worst.formatted("1 2 3"))).isEqualTo("3\n");
    assertThat(Bash.text(script + worst.formatted("1 3 0"))).isEqualTo("0\n");
    assertThat(Bash.text(script + worst.formatted("0 2 0"))).isEqualTo("0\n");
  }

  @Test
  @DisplayName("an attempt without an end is said to have broken off, with when it was seen last")
  void looksBackAtAnAttemptThatBrokeOff() throws IOException {
    file(
        "events/batch-0.jsonl",
        event(1, "attempt.started") + event(2, "service.started") + "{\"v\":1,\"se");
    file("heartbeat", "2026-11-20T23:15:00.000000Z run 00000002\n");
    assertThat(lookBack())
        .isEqualTo(
            "batch-0:2 ,\"previous\":0,\"last_event\":\"batch-0:2\""
                + ",\"last_seen_at\":\"2026-11-20T23:15:00.000000Z\"\n");
  }

  @Test
  void looksBackAtAnAttemptThatEnded() throws IOException {
    file("events/batch-0.jsonl", event(1, "attempt.started") + event(2, "attempt.finished"));
    file("heartbeat", "2026-11-20T23:15:00.000000Z run 00000002\n");
    assertThat(lookBack()).isEqualTo("batch-0:2 \n");
  }

  @Test
  @DisplayName("half an event that a full disk left is taken back, and counts for nothing")
  void takesHalfAnEventBack() throws IOException {
    Path history = file("events/batch-0.jsonl", "");
    String script =
        PARTS
            + "HC_DIR="
            + directory
            + " HC_ATTEMPT=0 HC_RUN=r HC_SEQ=0 HC_WRITE_FAILED=0\n"
            + "hc_open_history\nhc_emit a.b ''\n"
            // the limit on the size of files is a disk that is full
            + "trap '' XFSZ\nulimit -f 1\n"
            + "printf -v long '%%01024d' 1\nhc_emit c.d ',\"x\":\"'$long'\"' 2>/dev/null\n"
            + "echo $HC_SEQ $HC_WRITE_FAILED $HC_BYTES $(stat -c %s $HC_EVENTS)\n";
    String[] told = Bash.text(script.replace("%%", "%")).strip().split(" ");
    assertThat(told[0]).isEqualTo("1");
    assertThat(told[1]).isEqualTo("1");
    assertThat(told[2]).isEqualTo(told[3]);
    assertThat(Files.readString(history)).endsWith("}\n").hasLineCount(1);
  }

  private String lookBack() {
    return Bash.text(
        PARTS
            + "HC_BROKEN_OFF= HC_ATTEMPT=1 HC_DIR="
            + directory
            + "\nhc_find_previous_attempt\necho \"$HC_PREVIOUS $HC_BROKEN_OFF\"\n");
  }

  private String kills(String groups) throws IOException {
    Path file = file("groups", groups);
    return Bash.text(
            PARTS
                + "HC_CGROUPS="
                + directory
                + "\nhc_find_oom_file job_7 "
                + file
                + "\nhc_count_oom_kills; echo $HC_OOM_KILLS\n")
        .strip();
  }

  private static String event(int seq, String type) {
    return "{\"v\":1,\"seq\":%d,\"at\":\"2026-11-20T23:11:00.123456Z\",\"type\":\"%s\"}%n"
        .formatted(seq, type);
  }

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
