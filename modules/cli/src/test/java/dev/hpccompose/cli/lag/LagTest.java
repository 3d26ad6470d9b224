package dev.hpccompose.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.EventTail;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.follow.FollowEnd;
import dev.hpccompose.runtime.follow.FollowView;
import dev.hpccompose.runtime.follow.RunFollower;
import dev.hpccompose.runtime.follow.ServiceLogs;
import dev.hpccompose.runtime.log.LogTail;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.tracking.JobHistory;
import dev.hpccompose.tracking.JobProjection;
import dev.hpccompose.tracking.JobState;
import dev.hpccompose.tracking.JobStatus;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a run whose files come late, in pieces, and with sizes of earlier. */
class LagTest {

  private static final int SEEDS = 100;
  private static final int STEPS = 20;
  private static final List<String> SERVICES = List.of("server", "client");

  @TempDir Path directory;
  private Path run;
  private List<String> lines;

  @BeforeEach
  void job() throws IOException {
    run = Files.createDirectories(directory.resolve("runs/r"));
    lines = IntStream.range(0, 500).mapToObj(i -> "line " + i + " ü".repeat(i % 7)).toList();
    try (EventWriter submit = writer("submit")) {
      submit.append(planned());
      submit.append(
          new JobSubmitted(
              "1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
    try (EventWriter batch = writer("batch-0")) {
      batch.append(new AttemptStarted("1", "here", 1, List.of("here")));
      for (String service : SERVICES) {
        batch.append(new ServiceStarted(service, 1, "here"));
        Path log = run.resolve("logs").resolve(service + ".log");
        Files.createDirectories(log.resolveSibling("."));
        Files.write(log, lines);
      }
      for (String service : SERVICES) {
        batch.append(new ServiceExited(service, 1, 0, Optional.empty()));
      }
      batch.append(new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.empty()));
    }
  }

  @Test
  @DisplayName("every event is read once, however late it comes; until then nothing is over")
  void everyEventIsReadOnce() {
    List<RecordedEvent> written = EventLog.open(run.resolve("events")).read().events();
    JobHistory whole = new JobProjection().fold(written);
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomLag lag = new RandomLag(seed, STEPS);
      EventTail tail = EventLog.open(LaggingProvider.path(run.resolve("events"), lag)).tail();
      List<RecordedEvent> read = new ArrayList<>(tail.poll());
      while (!lag.isOver()) {
        lag.advance();
        read.addAll(tail.poll());
        JobHistory state = new JobProjection().fold(read);
        assertThat(told(state).isOver()).isEqualTo(state.outcome().isPresent());
      }
      assertThat(read).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(written);
      assertThat(new JobProjection().fold(read)).isEqualTo(whole);
    }
  }

  @Test
  @DisplayName("every line is read once and in order, whatever sizes are told (S-087)")
  void everyLineIsReadOnce() {
    Path log = run.resolve("logs/server.log");
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomLag lag = new RandomLag(seed, STEPS);
      List<String> read = new ArrayList<>();
      try (LogTail tail = new LogTail(LaggingProvider.path(log, lag))) {
        while (!lag.isOver()) {
          read.addAll(tail.poll());
          lag.advance();
        }
        for (List<String> more = tail.poll(); !more.isEmpty(); more = tail.poll()) {
          read.addAll(more);
        }
        read.addAll(tail.unfinished());
      }
      assertThat(read).as("seed %d", seed).isEqualTo(lines);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("following comes to the end that the history has, with every line (S-075)")
  void followingComesToTheEnd(long seed) {
    RandomLag lag = new RandomLag(seed, 8);
    RunDirectory late = new RunDirectory(LaggingProvider.path(run, lag));
    Seen seen = new Seen(lag);
    ServiceLogs logs = new ServiceLogs(SERVICES::contains, OptionalInt.empty());
    FollowEnd end =
        new RunFollower(late, logs, Scheduling.anew(Map.of()), InstantSource.system()).follow(seen);
    assertThat(end).isInstanceOf(FollowEnd.Finished.class);
    SERVICES.forEach(service -> assertThat(seen.lines.get(service)).isEqualTo(lines));
  }

  @Test
  void aRunThatCannotBeSeenYetIsNotOver() {
    RandomLag nothing = new RandomLag(1, STEPS);
    RunView view = RunView.read(new RunDirectory(LaggingProvider.path(run, nothing)));
    assertThat(told(view.job())).isEqualTo(JobState.PLANNED);
  }

  private static JobState told(JobHistory job) {
    return JobStatus.told(job, Instant.now()).state();
  }

  private EventWriter writer(String name) {
    return EventWriter.open(run.resolve("events"), name, "r", 0, Instant::now);
  }

  private static RunPlanned planned() {
    List<PlannedService> services =
        SERVICES.stream()
            .map(
                name ->
                    new PlannedService(
                        name, name, List.of(), Optional.empty(), PlannedPolicy.IGNORE, 0))
            .toList();
    return new RunPlanned(
        "late",
        "/c",
        "/",
        "none",
        "host",
        "0",
        services,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What was shown; each look lets the lag go on. */
  private static final class Seen implements FollowView {

    private final RandomLag lag;
    private final Map<String, List<String>> lines = new HashMap<>();

    Seen(RandomLag lag) {
      this.lag = lag;
    }

    @Override
    public void lines(String service, List<String> text) {
      lines.computeIfAbsent(service, name -> new ArrayList<>()).addAll(text);
    }

    @Override
    public boolean isRead() {
      lag.advance();
      return true;
    }
  }
}
