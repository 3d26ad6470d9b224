package dev.hpccompose.scheduler.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Slurm 22.05 said in each case, as it was measured on a private cluster. */
class JudgementTest {

  private static final String LINE = "*** JOB 7 ON n1 CANCELLED AT 2026-11-21T08:06:31";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ***,                                                  COMPLETING, N/A,                 None,      cancelled
          DUE TO TIME LIMIT ***,                                COMPLETING, N/A,                 TimeLimit, timed_out
          DUE TO JOB REQUEUE ***,                               COMPLETING, N/A,                 None,      requeued
          DUE TO PREEMPTION ***,                                COMPLETING, N/A,                 None,      preempted
          '"DUE TO NODE FAILURE, SEE SLURMCTLD LOG" ***',       COMPLETING, N/A,                 NodeDown,  node_failed
          ***,                                                  '',         '',                  '',        cancelled
          DUE TO TIME LIMIT ***,                                '',         '',                  '',        timed_out
          '',                                                   COMPLETING, N/A,                 None,      cancelled
          '',                                                   COMPLETING, N/A,                 TimeLimit, timed_out
          '',                                                   COMPLETING, 2026-11-21T08:06:32, None,      preempted
          '',                                                   COMPLETING, N/A,                 NodeDown,  node_failed
          ***,                                                  RUNNING,    N/A,                 None,      alone
          '',                                                   RUNNING,    N/A,                 None,      alone
          '',                                                   '',         '',                  '',        unknown
          """)
  @DisplayName("the batch log is heard first, then the scheduler; silence is no verdict")
  void judges(String told, String state, String preempted, String reason, String judgement)
      throws IOException {
    String log = told.isEmpty() ? "" : LINE + " " + told;
    Path script =
        Files.writeString(
            directory.resolve("script"),
            functions() + "\nhc_judge \"$1\" \"$2\" \"$3\" \"$4\"\necho $HC_JUDGEMENT\n");
    Process bash =
        new ProcessBuilder("bash", script.toString(), log, state, preempted, reason).start();
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo(judgement);
  }

  private static String functions() throws IOException {
    try (var in = SlurmDialect.class.getResourceAsStream("functions.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
