package dev.hpccompose.runtime.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.fixture.ScriptedScheduler;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.system.lock.LockOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ObservationCacheTest {

  private static final JobRef JOB = ScriptedScheduler.job("41", "run-a");
  private static final JobRef OTHER = ScriptedScheduler.job("42", "run-b");

  @TempDir private Path directory;
  private final ScriptedScheduler scheduler = new ScriptedScheduler();
  private Instant now = Instant.now();

  @Test
  @DisplayName("many processes of one user ask the scheduler no more often than one")
  void an_answer_is_used_by_others() {
    says(JOB, SchedulerState.PENDING);
    assertThat(ask(JOB)).containsExactly(scheduler.answers.get("41"));
    says(JOB, SchedulerState.RUNNING);
    assertThat(ask(JOB)).extracting(Observation::state).containsExactly(SchedulerState.PENDING);
    assertThat(scheduler.questions).hasSize(1);
    now = now.plusSeconds(7);
    assertThat(ask(JOB)).extracting(Observation::state).containsExactly(SchedulerState.RUNNING);
    assertThat(scheduler.questions).hasSize(2);
  }

  @Test
  void only_what_is_not_known_is_asked_and_the_answers_keep_their_order() {
    says(JOB, SchedulerState.PENDING);
    says(OTHER, SchedulerState.RUNNING);
    ask(OTHER);
    assertThat(ask(JOB, OTHER))
        .containsExactly(scheduler.answers.get("41"), scheduler.answers.get("42"));
    assertThat(scheduler.questions).containsExactly(List.of(OTHER), List.of(JOB));
  }

  @Test
  void a_silent_scheduler_is_asked_less_and_less_often() {
    List<Integer> asked = new ArrayList<>();
    for (int second = 0; second < 600; second++) {
      int before = scheduler.questions.size();
      assertThat(ask(JOB)).extracting(Observation::state).containsExactly(SchedulerState.UNKNOWN);
      if (scheduler.questions.size() > before) {
        asked.add(second);
      }
      now = now.plusSeconds(1);
    }
    assertThat(asked).hasSizeBetween(10, 18);
    assertThat(asked.getLast() - asked.get(asked.size() - 2)).isBetween(40, 73);
  }

  @Test
  void a_job_of_another_number_is_another_job() {
    says(JOB, SchedulerState.FAILED);
    ask(JOB);
    JobRef again = ScriptedScheduler.job("43", "run-a");
    says(again, SchedulerState.PENDING);
    assertThat(ask(again)).extracting(Observation::jobId).containsExactly("43");
  }

  @Test
  void whoever_comes_while_another_one_asks_waits_for_its_answer() throws InterruptedException {
    says(JOB, SchedulerState.PENDING);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    scheduler.whenAsked =
        () -> {
          asked.countDown();
          await(answered);
        };
    Thread first = Thread.ofVirtual().start(() -> ask(JOB));
    await(asked);
    List<List<Observation>> got = new ArrayList<>();
    Thread second = Thread.ofVirtual().start(() -> got.add(ask(JOB)));
    while (second.getState() == Thread.State.NEW || second.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    answered.countDown();
    first.join();
    second.join();
    assertThat(got).containsExactly(List.of(scheduler.answers.get("41")));
    assertThat(scheduler.questions).hasSize(1);
  }

  @Test
  void the_turn_of_a_process_that_died_is_over() throws IOException {
    says(JOB, SchedulerState.PENDING);
    ask(OTHER);
    Path turn = place().resolve("asking");
    LockOwner here = LockOwner.current();
    Files.write(
        turn,
        new LockOwner(here.token(), here.host(), here.machine(), Integer.MAX_VALUE, 0).bytes());
    assertThat(ask(JOB)).extracting(Observation::state).containsExactly(SchedulerState.PENDING);
    Files.writeString(turn, "of a later version");
    Files.setLastModifiedTime(turn, FileTime.from(Instant.now().minus(1, ChronoUnit.MINUTES)));
    now = now.plusSeconds(10);
    assertThat(ask(JOB)).extracting(Observation::state).containsExactly(SchedulerState.PENDING);
    assertThat(turn).doesNotExist();
  }

  @Test
  void an_answer_that_is_not_whole_is_none() throws IOException {
    says(JOB, SchedulerState.RUNNING);
    ask(JOB);
    Path file = place().resolve("run-a.answer");
    String whole = Files.readString(file);
    for (int length = 0; length < whole.length() - 1; length++) {
      Files.writeString(file, whole.substring(0, length));
      assertThat(ask(JOB)).containsExactly(scheduler.answers.get("41"));
    }
    Files.writeString(file, whole.replace("RUNNING", "WALKING"));
    assertThat(ask(JOB)).containsExactly(scheduler.answers.get("41"));
  }

  @Test
  void nobody_else_can_read_the_answers_and_old_ones_go() throws IOException {
    says(JOB, SchedulerState.RUNNING);
    ask(JOB);
    try (Stream<Path> all = Files.walk(place())) {
      assertThat(all.toList())
          .allSatisfy(
              path ->
                  assertThat(
                          PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                              .substring(3))
                      .isEqualTo("------"));
    }
    now = now.plus(2, ChronoUnit.HOURS);
    ask(OTHER);
    assertThat(place().resolve("run-a.answer")).doesNotExist();
  }

  @Test
  void without_a_place_that_can_be_written_everybody_asks() throws IOException {
    says(JOB, SchedulerState.RUNNING);
    Path file = Files.writeString(directory.resolve("file"), "");
    for (Optional<Path> place : List.of(Optional.<Path>empty(), Optional.of(file))) {
      ObservationCache answers = new ObservationCache(place, () -> now);
      assertThat(answers.observe(scheduler, List.of(JOB))).hasSize(1);
      assertThat(answers.observe(scheduler, List.of(JOB))).hasSize(1);
    }
    assertThat(scheduler.questions).hasSize(4);
  }

  @Test
  void the_place_is_the_one_of_the_desktop_specification() throws IOException {
    says(JOB, SchedulerState.RUNNING);
    for (String variable : List.of("XDG_RUNTIME_DIR", "XDG_CACHE_HOME")) {
      Path base = Files.createDirectory(directory.resolve(variable));
      ObservationCache.of(Map.of(variable, base.toString(), "HOME", "/nowhere"), () -> now)
          .observe(scheduler, List.of(JOB));
      assertThat(base.resolve("hpc-compose/scheduler/scripted/run-a.answer")).isRegularFile();
    }
  }

  private List<Observation> ask(JobRef... jobs) {
    return new ObservationCache(Optional.of(directory.resolve("shared")), () -> now)
        .observe(scheduler, List.of(jobs));
  }

  private Path place() {
    return directory.resolve("shared/scripted");
  }

  private void says(JobRef job, SchedulerState state) {
    scheduler.answers.put(
        job.jobId(),
        new Observation(job.jobId(), state, state.name(), Optional.of("because"), Optional.of(3)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
