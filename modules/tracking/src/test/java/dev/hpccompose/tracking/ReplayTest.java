package dev.hpccompose.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.EventTail;
import dev.hpccompose.events.History;
import dev.hpccompose.events.RecordedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void after_every_prefix_the_state_from_disk_is_the_state_from_memory(
      long seed, @TempDir Path directory) {
    EventLog log = EventLog.open(directory);
    EventTail tail = log.tail();
    JobState inMemory = PROJECTION.initial();
    JobState followed = PROJECTION.initial();
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

  private static JobState read(Path directory, List<Step> steps) {
    try (OpenWriters writers = new OpenWriters(directory)) {
      steps.forEach(writers::append);
    }
    History history = EventLog.open(directory).read();
    assertThat(history.findings()).isEmpty();
    assertThat(history.events()).hasSameSizeAs(steps);
    return PROJECTION.fold(history.events());
  }

  private static String withoutTimes(JobState state) {
    String all = state + "\n" + state.phase() + "\n" + state.services();
    return all.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>");
  }
}
