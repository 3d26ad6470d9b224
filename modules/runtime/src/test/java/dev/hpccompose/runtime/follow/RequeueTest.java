package dev.hpccompose.runtime.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.EventWriter;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.status.Scheduling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Following a job over the end of one attempt into the next. */
class RequeueTest {

  private static final JobEvent STARTED = new AttemptStarted("1", "here", 1, List.of("here"));
  private static final JobEvent LAUNCHED = new ServiceStarted("train", 1, "here");
  private static final JobEvent EXITED = new ServiceExited("train", 1, 0, Optional.empty());

  @TempDir Path directory;
  private Path run;

  @BeforeEach
  void submitted() throws IOException {
    run = Files.createDirectories(directory.resolve("runs/r"));
    record("submit", 0, planned(Optional.of("/data")));
    record(
        "submit",
        0,
        new JobSubmitted(
            "1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName(
      "logs that are followed go on in the next attempt, with the last words of the one before"
          + " and nothing twice (S-075, S-181)")
  void followsIntoTheNextAttempt(boolean lastWordsComeLate) {
    Deque<Runnable> story = new ArrayDeque<>();
    story.add(() -> record("batch-0", 0, STARTED));
    story.add(() -> record("batch-0", 0, LAUNCHED));
    story.add(() -> write(0, "from 0\n"));
    story.add(() -> record("batch-0", 0, requeued()));
    if (!lastWordsComeLate) {
      story.add(() -> write(0, "last words of 0"));
    }
    story.add(
        () -> {
          if (lastWordsComeLate) {
            write(0, "last words of 0");
          }
          record("batch-1", 1, STARTED);
        });
    story.add(
        () -> {
          write(1, "from 1\n");
          record("batch-1", 1, LAUNCHED);
        });
    story.add(() -> write(1, "more from 1\n"));
    story.add(() -> record("batch-1", 1, EXITED));
    story.add(
        () -> record("batch-1", 1, new AttemptFinished(Outcome.SUCCEEDED, 0, Optional.empty())));
    Told told = new Told(story);
    FollowEnd end = follower().follow(told);
    assertThat(end)
        .isInstanceOfSatisfying(
            FollowEnd.Finished.class,
            last -> assertThat(last.view().job().outcome()).contains(Outcome.SUCCEEDED));
    assertThat(told.lines).containsExactly("from 0", "last words of 0", "from 1", "more from 1");
    assertThat(told.events).filteredOn(AttemptStarted.class::isInstance).hasSize(2);
  }

  @Test
  @DisplayName("an attempt that ends to be queued again is not the end of the job")
  void aRequeueIsNoEnd() {
    Deque<Runnable> story = new ArrayDeque<>();
    story.add(() -> record("batch-0", 0, STARTED));
    story.add(() -> record("batch-0", 0, requeued()));
    Told told = new Told(story);
    assertThat(follower().follow(told)).isInstanceOf(FollowEnd.Left.class);
    assertThat(told.events).hasAtLeastOneElementOfType(AttemptFinished.class);
  }

  private RunFollower follower() {
    ServiceLogs logs = new ServiceLogs("train"::equals, OptionalInt.empty());
    return new RunFollower(
        new RunDirectory(run), logs, Scheduling.anew(Map.of()), InstantSource.system());
  }

  private static JobEvent requeued() {
    return new AttemptFinished(Outcome.REQUEUED, 143, Optional.empty());
  }

  private void record(String writer, int attempt, JobEvent event) {
    try (EventWriter log =
        EventWriter.open(run.resolve("events"), writer, "r", attempt, Instant::now)) {
      log.append(event);
    }
  }

  private void write(int attempt, String text) {
    Path log = run.resolve("attempts/" + attempt + "/logs/train.log");
    try {
      Files.createDirectories(log.resolveSibling("."));
      Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunPlanned planned(Optional<String> resume) {
    return new RunPlanned(
        "requeued",
        "/c",
        "/",
        "none",
        "host",
        "0",
        List.of(
            new PlannedService(
                "train", "train", List.of(), Optional.empty(), PlannedPolicy.IGNORE, 0)),
        Optional.empty(),
        Optional.empty(),
        resume);
  }

  /** What was shown; after each look the story goes on. */
  private static final class Told implements FollowView {

    private final Deque<Runnable> story;
    private final List<String> lines = new ArrayList<>();
    private final List<JobEvent> events = new ArrayList<>();
    private int quiet;

    Told(Deque<Runnable> story) {
      this.story = story;
    }

    @Override
    public void lines(String service, List<String> text) {
      lines.addAll(text);
    }

    @Override
    public void event(RecordedEvent event) {
      events.add(event.event());
    }

    @Override
    public boolean isRead() {
      Runnable next = story.poll();
      if (next == null) {
        return ++quiet < 5;
      }
      next.run();
      return true;
    }
  }
}
