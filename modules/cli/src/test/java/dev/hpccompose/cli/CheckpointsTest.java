package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.cli.internal.output.Schemas;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.CauseEvent.JobPreempted;
import dev.hpccompose.events.CauseWitness;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attempts of a job, and what each hands on to the next. */
class CheckpointsTest {

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void world() {
    World.copyTo(directory);
    shell = new Shell(directory);
  }

  @Test
  @DisplayName("a job without x-slurm.resume has attempts, and none resumes (S-175)")
  void withoutResume() {
    shell.run("up", "--local", "-f", "failing.yaml");
    Shell.Result result = shell.run("checkpoints", "-f", "failing.yaml");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines().toList().get(1))
        .matches("0 +20.* failed because .*  \\.hpc-compose/local-1");
    assertThat(result.out()).contains("Each attempt begins anew");
    assertThat(shell.run("checkpoints", "-f", "failing.yaml", "--verbose").err())
        .isEqualTo("0 scheduler calls\n");
    follows(shell.run("checkpoints", "-f", "failing.yaml", "--json"));
  }

  @Test
  @DisplayName(
      "checkpoints shows each attempt with its records and the resume data it wrote, which is the"
          + " resume path itself (S-176, S-180, S-181, S-183)")
  void everyAttemptIsShown() throws IOException {
    Path data = run();
    again();
    Files.writeString(data.resolve("epoch-2.pt"), "more weights");
    Shell.Result result = shell.run("checkpoints", "-f", "resume.yaml");
    assertThat(result.out().lines().map(CheckpointsTest::withoutTimes))
        .containsExactly(
            "ATTEMPT STARTED RAN FOR END RECORDS",
            "0 T D failed because train exited with code 3 .hpc-compose/local-1/attempts/0",
            "1 T D preempted: job was preempted and requeued .hpc-compose/local-1/attempts/1",
            "2 T - broke off .hpc-compose/local-1/attempts/2",
            "",
            "resume directory data: 2 files, 20 B; changed last:",
            "CHANGED IN ATTEMPT SIZE FILE",
            "T 2 12 B epoch-2.pt",
            "T 0 8 B epoch-1.pt");
    follows(shell.run("checkpoints", "-f", "resume.yaml", "--format", "json"));
    assertThat(shell.run("checkpoints", "-f", "resume.yaml", "-n", "1").out())
        .doesNotContain("epoch-1.pt");
  }

  @Test
  @DisplayName("logs shows the latest attempt, and others by their number (S-181, S-182)")
  void logsOfAttempts() throws IOException {
    run();
    again();
    Path run = directory.resolve(".hpc-compose/local-1").toRealPath();
    Path logs = Files.createDirectories(run.resolve("attempts/1/logs"));
    Files.writeString(logs.resolve("train.log"), "from 1\n");
    assertThat(shell.run("logs", "-f", "resume.yaml", "--attempt", "0").out())
        .isEqualTo("from 0\n");
    assertThat(shell.run("logs", "-f", "resume.yaml", "--attempt", "1").out())
        .isEqualTo("from 1\n");
    assertThat(shell.run("logs", "-f", "resume.yaml").out()).isEmpty();
  }

  @Test
  void aDirectoryThatCannotBeSeenFromHereIsNotCalledEmpty() throws IOException {
    Path data = run();
    Files.move(data, data.resolveSibling("elsewhere"));
    assertThat(shell.run("checkpoints", "-f", "resume.yaml").out())
        .endsWith("resume directory data (it cannot be seen from here)\n");
  }

  private Path run() {
    Path data = directory.resolve("data");
    Shell.Result up =
        shell.run(Map.of("CHECKPOINTS", data.toString()), "up", "--local", "-f", "resume.yaml");
    assertThat(up.exitCode()).as(up.err()).isEqualTo(5);
    return data;
  }

  /** Two more attempts: one that the scheduler ended, and one of which nothing was heard again. */
  private void again() throws IOException {
    Path run = directory.resolve(".hpc-compose/local-1").toRealPath();
    Files.deleteIfExists(run.resolve("heartbeat"));
    Path events = run.resolve("events");
    String id = run.getFileName().toString();
    for (int attempt = 1; attempt <= 2; attempt++) {
      try (EventWriter writer =
          EventWriter.open(events, "batch-" + attempt, id, attempt, Instant::now)) {
        writer.append(new AttemptStarted("local-1", "here", 1, List.of("here")), Optional.empty());
        writer.append(new ServiceStarted("train", 1, "here"), Optional.empty());
        if (attempt == 1) {
          writer.append(
              new JobPreempted(true, CauseWitness.SCHEDULER, "PREEMPTED"), Optional.empty());
          writer.append(
              new AttemptFinished(Outcome.PREEMPTED, 143, Optional.empty()), Optional.empty());
        }
      }
    }
  }

  private static String withoutTimes(String line) {
    return line.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "T")
        .replaceAll("(?<=T )( *)[0-9.]+ s ", " D ")
        .replaceAll(" +", " ");
  }

  private static void follows(Shell.Result result) {
    assertThat(result.exitCode()).isZero();
    assertThat(Schema.parse(Schemas.of("checkpoints").orElseThrow()).violations(result.out()))
        .isEmpty();
  }
}
