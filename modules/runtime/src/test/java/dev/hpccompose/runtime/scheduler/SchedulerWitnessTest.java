package dev.hpccompose.runtime.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.runtime.fixture.RunFixture;
import dev.hpccompose.runtime.fixture.ScriptedScheduler;
import dev.hpccompose.runtime.run.Recorder;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerWitnessTest {

  @TempDir private Path directory;

  @Test
  void silence_is_unknown_and_never_success() {
    ScriptedScheduler scheduler = new ScriptedScheduler();
    Observation running =
        new Observation("1", SchedulerState.RUNNING, "RUNNING", Optional.empty(), Optional.empty());
    scheduler.answers.put("1", running);
    List<JobRef> jobs =
        List.of(ScriptedScheduler.job("2", "run"), ScriptedScheduler.job("1", "run"));
    assertThat(SchedulerWitness.observe(scheduler, jobs))
        .satisfiesExactly(
            silent -> assertThat(silent.state()).isEqualTo(SchedulerState.UNKNOWN),
            answer -> assertThat(answer).isEqualTo(running));
  }

  @Test
  void an_answer_is_recorded_when_the_caller_says_so_and_leaves_no_trace_before()
      throws IOException {
    RunDirectory run = RunFixture.in(directory).submitted().run();
    try (Recorder recorder = Recorder.of(run, () -> RunFixture.NOW)) {
      assertThat(run.events()).isDirectoryNotContaining("glob:**cli-*");
      SchedulerWitness.record(
          recorder,
          SchedulerWitness.answer(
              new Observation(
                  "40",
                  SchedulerState.NODE_FAILED,
                  "NODE_FAIL",
                  Optional.of("NodeDown"),
                  Optional.of(1))));
    }
    assertThat(RunFixture.history(run).getLast().event())
        .isEqualTo(
            new SchedulerObserved("40", "NODE_FAIL", Optional.of("NodeDown"), Optional.of(1)));
  }
}
