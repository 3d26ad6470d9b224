package dev.hpccompose.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.EventTail;
import dev.hpccompose.events.History;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SchedulerState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories made by chance; a failure names the seed and, being first, the shortest prefix. */
@DisplayName("Architecture 2: replay is exact")
class ReplayTest {

  private static final JobProjection PROJECTION = new JobProjection();
  private static final Optional<SchedulerAnswer> SILENCE =
      Optional.of(
          new SchedulerAnswer(
              SchedulerState.UNKNOWN,
              "UNKNOWN",
              Optional.empty(),
              Optional.empty(),
              "4711",
              Optional.empty()));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void after_every_prefix_the_state_from_disk_is_the_state_from_memory(
      long seed, @TempDir Path directory) {
    EventLog log = EventLog.open(directory);
    EventTail tail = log.tail();
    JobHistory inMemory = PROJECTION.initial();
    JobHistory followed = PROJECTION.initial();
    int prefix = 0;
    try (OpenWriters writers = new OpenWriters(directory)) {
      for (Step step : RandomRun.of(seed)) {
        inMemory = PROJECTION.evolve(inMemory, writers.append(step));
        History history = log.read();
        assertThat(history.findings()).as("seed %d, prefix %d", seed, ++prefix).isEmpty();
        assertThat(PROJECTION.fold(history.events()))
            .as("seed %d, prefix %d", seed, prefix)
            .isEqualTo(inMemory);
        for (RecordedEvent event : tail.poll()) {
          followed = PROJECTION.evolve(followed, event);
        }
        assertThat(followed).as("followed, seed %d, prefix %d", seed, prefix).isEqualTo(inMemory);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_writer_whose_clock_is_ten_minutes_off_changes_no_state(
      long seed, @TempDir Path directory) {
    List<Step> steps = RandomRun.of(seed);
    String expected = withoutTimes(read(directory.resolve("right"), steps));
    for (String writer :
        steps.stream().map(Step::writer).collect(Collectors.toCollection(TreeSet::new))) {
      for (Duration shift : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10))) {
        List<Step> shifted = steps.stream().map(step -> step.shifted(writer, shift)).toList();
        assertThat(withoutTimes(read(directory.resolve(writer + shift), shifted)))
            .as("seed %d, %s shifted by %s", seed, writer, shift)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void after_every_prefix_a_job_and_its_services_have_one_state_and_silence_is_no_success(
      long seed, @TempDir Path directory) {
    EventLog log = EventLog.open(directory);
    JobHistory history = PROJECTION.initial();
    try (OpenWriters writers = new OpenWriters(directory)) {
      for (Step step : RandomRun.of(seed)) {
        history = PROJECTION.evolve(history, writers.append(step));
        JobStatus fresh = JobStatus.told(history, step.at());
        assertThat(JobStatus.at(log.read().events(), step.at(), Freshness.FRESH, Optional.empty()))
            .isEqualTo(fresh);
        for (Freshness freshness : Freshness.values()) {
          hasOneState(history, freshness, step.at());
        }
      }
    }
  }

  private static void hasOneState(JobHistory history, Freshness freshness, Instant now) {
    JobStatus status = JobStatus.of(history, freshness, SILENCE, now);
    assertThat(status.witness() == Witness.LOG).isEqualTo(JobStatus.isTold(history, freshness));
    assertThat(status.state() == JobState.SUCCEEDED)
        .isEqualTo(history.outcome().equals(Optional.of(Outcome.SUCCEEDED)));
    if (status.state().isOver()) {
      assertThat(status.services()).noneMatch(service -> service.state().isAlive());
    }
  }

  private static JobHistory read(Path directory, List<Step> steps) {
    try (OpenWriters writers = new OpenWriters(directory)) {
      steps.forEach(writers::append);
    }
    History history = EventLog.open(directory).read();
    assertThat(history.findings()).isEmpty();
    assertThat(history.events()).hasSameSizeAs(steps);
    return PROJECTION.fold(history.events());
  }

  private static String withoutTimes(JobHistory state) {
    String all =
        state
            + "\n"
            + JobStatus.told(state, Instant.EPOCH)
            + "\n"
            + JobStatus.of(state, Freshness.STALE, SILENCE, Instant.EPOCH);
    return all.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>");
  }
}
