package dev.hpccompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.runtime.follow.FollowEnd;
import dev.hpccompose.runtime.follow.FollowView;
import dev.hpccompose.runtime.follow.RunFollower;
import dev.hpccompose.runtime.follow.ServiceLogs;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.tracking.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of a cluster: the queue, and who is believed. */
class QueueTest {

  @TempDir(factory = SharedPlace.class)
  Path directory;

  private Shell shell;
  private FakeCluster cluster;

  @BeforeEach
  void submitted() {
    World.copyTo(directory);
    shell = new Shell(directory);
    cluster = FakeCluster.in(directory);
    assertThat(run("submit", "-f", "quick.yaml").err()).isEmpty();
  }

  @Test
  @DisplayName("status shows that a job waits, and why (S-074, S-077)")
  void aWaitingJobIsShown() {
    assertThat(run("status", "-f", "quick.yaml").out())
        .startsWith("quick: queued: jobs of higher priority come first (Priority)\n")
        .contains("job        4711");
    assertThat(run("status", "-f", "quick.yaml", "--json").out())
        .contains("\"state\": \"queued\"", "\"witness\": \"scheduler\"");
  }

  @Test
  void theSchedulerIsNotAskedAboutWhatTheHistoryTells() {
    int before = cluster.calls().size();
    run("status", "-f", "quick.yaml");
    assertThat(cluster.calls().size()).isGreaterThan(before);
    finish();
    int asked = cluster.calls().size();
    assertThat(run("status", "-f", "quick.yaml").out()).startsWith("quick: succeeded");
    run("ps", "-f", "quick.yaml");
    run("logs", "-f", "quick.yaml", "--follow");
    run("events", "-f", "quick.yaml");
    assertThat(cluster.calls()).hasSize(asked);
  }

  @Test
  @DisplayName("what one command was told serves the next ones, and --verbose counts the calls")
  void answersAreShared() throws IOException {
    Map<String, String> environment = new HashMap<>(cluster.environment());
    environment.put("XDG_RUNTIME_DIR", Files.createDirectory(directory.resolve("mine")).toString());
    int before = cluster.calls().size();
    Shell.Result first = shell.run(environment, "status", "-f", "quick.yaml", "--verbose");
    assertThat(first.err()).isEqualTo("1 scheduler call\n");
    for (String command : List.of("status", "ps", "jobs")) {
      List<String> words = command.equals("jobs") ? List.of() : List.of("-f", "quick.yaml");
      List<String> line = new ArrayList<>(List.of(command, "--verbose"));
      line.addAll(words);
      assertThat(shell.run(environment, line.toArray(String[]::new)).err())
          .isEqualTo("0 scheduler calls\n");
    }
    assertThat(cluster.calls()).hasSize(before + 1);
    // who acts asks anew
    shell.run(environment, "cancel", "-f", "quick.yaml");
    assertThat(cluster.calls()).hasSizeGreaterThan(before + 1);
  }

  @Test
  void aJobThatIsOverWithoutAnEndInItsHistoryIsNamedSo() {
    start();
    cluster.says("NODE_FAIL", "None");
    assertThat(run("status", "-f", "quick.yaml").out())
        .startsWith("quick: node failed, says the scheduler; the history broke off\n")
        .contains("Last known:\n");
  }

  @Test
  void aJobThatWasCancelledInTheQueueWasCancelledBeforeItStarted() {
    assertThat(run("cancel", "-f", "quick.yaml").out()).isEqualTo("job 4711 is being cancelled\n");
    assertThat(run("status", "-f", "quick.yaml").out())
        .startsWith("quick: cancelled before it started\n");
    assertThat(run("cancel", "-f", "quick.yaml").out()).startsWith("nothing to cancel: ");
  }

  @Test
  void aSilentSchedulerIsNotTakenForSuccess() {
    start();
    cluster.says("", "");
    assertThat(run("status", "-f", "quick.yaml").out())
        .startsWith("quick: unknown: neither its history nor the scheduler knows\n");
  }

  @Test
  void followingEndsWhenOnlyTheSchedulerTellsTheEnd() {
    start();
    cluster.says("NODE_FAIL", "None");
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    RunFollower follower =
        new RunFollower(
            new RunDirectory(runPath()),
            new ServiceLogs(service -> true, OptionalInt.empty()),
            Scheduling.anew(cluster.environment()),
            () -> now.updateAndGet(time -> time.plusSeconds(1)));
    assertThat(follower.follow(new FollowView() {}))
        .isInstanceOfSatisfying(
            FollowEnd.BrokeOff.class,
            end -> {
              assertThat(end.status().state()).isEqualTo(JobState.NODE_FAILED);
              assertThat(end.status().answer().orElseThrow().word()).isEqualTo("NODE_FAIL");
            });
  }

  @Test
  @DisplayName(
      "what the scheduler said when it still knew decides when it has forgotten the job (F-27)")
  void theRecordedAnswerDecidesWhenTheSchedulerHasForgotten() {
    start();
    record("NODE_FAIL");
    cluster.says("", "");
    assertThat(run("status", "-f", "quick.yaml").out())
        .startsWith("quick: node failed, said the scheduler; the history broke off\n");
    assertThat(run("status", "-f", "quick.yaml", "--json").out())
        .contains(
            "\"state\": \"node_failed\"",
            "\"witness\": \"scheduler\"",
            "\"evidence\": \"NODE_FAIL\"");
    assertThat(run("jobs").out()).contains("node failed");
    assertThat(run("cancel", "-f", "quick.yaml").out()).startsWith("nothing to cancel: ");
  }

  @Test
  @DisplayName("that a job waited once is nothing when the scheduler knows it no more")
  void aRecordedAnswerThatIsNoEndDecidesNothing() {
    record("PENDING");
    cluster.says("", "");
    assertThat(run("status", "-f", "quick.yaml").out())
        .startsWith("quick: unknown: neither its history nor the scheduler knows\n");
  }

  private void record(String state) {
    Path run = runPath();
    try (EventWriter later =
        EventWriter.open(
            run.resolve("events"),
            "cli-7",
            run.getFileName().toString(),
            0,
            InstantSource.system())) {
      later.append(new SchedulerObserved("4711", state, Optional.empty(), Optional.empty()));
    }
  }

  private Shell.Result run(String... args) {
    return shell.run(cluster.environment(), args);
  }

  private void start() {
    try (EventWriter batch = batch()) {
      batch.append(new AttemptStarted("4711", "n1", 1, List.of("n1")));
    }
  }

  private void finish() {
    start();
    try (EventWriter batch = batch()) {
      batch.append(new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.empty()));
    }
  }

  private EventWriter batch() {
    Path run = runPath();
    return EventWriter.open(
        run.resolve("events"), "batch-0", run.getFileName().toString(), 0, InstantSource.system());
  }

  private Path runPath() {
    return World.children(directory.resolve(".hpc-compose/runs")).getFirst();
  }
}
