package dev.hpccompose.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.TeardownReason;
import dev.hpccompose.tracking.Contradiction.EventAfterEnd;
import dev.hpccompose.tracking.Contradiction.ExitCodeDiffers;
import dev.hpccompose.tracking.Contradiction.ExitWithoutStart;
import dev.hpccompose.tracking.Contradiction.SchedulerDisagrees;
import dev.hpccompose.tracking.Contradiction.SecondEnd;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Witnesses that do not agree are named (F-26). */
class ContradictionsTest {

  private static final ServiceStarted STARTED = new ServiceStarted("worker", 1, "n1");
  private static final TeardownStarted MAIN_EXITED =
      new TeardownStarted(TeardownReason.MAIN_EXITED, Optional.of("worker"));

  private final Story story = Story.planned();

  @Test
  void a_history_that_fits_together_has_none() {
    story
        .batch(STARTED, exit(0), MAIN_EXITED, end(Outcome.SUCCEEDED, 0))
        .by("cli-1", said("COMPLETED"));
    assertThat(story.contradictions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NODE_FAIL", "FAILED", "TIMEOUT", "OUT_OF_MEMORY"})
  void the_scheduler_saw_a_failure_where_the_history_has_a_success(String state) {
    story.batch(STARTED, exit(0), MAIN_EXITED, end(Outcome.SUCCEEDED, 0)).by("cli-1", said(state));
    assertThat(story.contradictions())
        .containsExactly(new SchedulerDisagrees(new EventId("cli-1", 6), state, Outcome.SUCCEEDED));
  }

  @Test
  void the_scheduler_saw_a_success_where_the_history_has_a_failure() {
    story
        .batch(STARTED, exit(3), MAIN_EXITED, end(Outcome.FAILED, 3))
        .by("cli-1", said("COMPLETED"));
    assertThat(story.contradictions()).singleElement().isInstanceOf(SchedulerDisagrees.class);
  }

  @Test
  void what_the_scheduler_said_of_an_earlier_attempt_is_not_held_against_the_next() {
    story
        .by("cli-1", said("NODE_FAIL"))
        .attempt(1, STARTED, exit(0), MAIN_EXITED, end(Outcome.SUCCEEDED, 0));
    assertThat(story.contradictions()).isEmpty();
  }

  @Test
  void the_service_that_ended_the_job_failed_and_the_job_did_not() {
    story.batch(STARTED, exit(3), MAIN_EXITED, end(Outcome.SUCCEEDED, 0));
    assertThat(story.contradictions())
        .containsExactly(new ExitCodeDiffers(new EventId("batch-0", 5), 0, "worker", 3));
  }

  @Test
  void a_code_that_counts_as_success_is_none() {
    ServiceExited fine = new ServiceExited("worker", 1, 3, Optional.empty(), Optional.of(true));
    story.batch(STARTED, fine, MAIN_EXITED, end(Outcome.SUCCEEDED, 0));
    assertThat(story.contradictions()).isEmpty();
  }

  @Test
  void an_attempt_that_ended_twice() {
    story.batch(STARTED, exit(0), MAIN_EXITED, end(Outcome.SUCCEEDED, 0), end(Outcome.FAILED, 1));
    assertThat(story.contradictions())
        .containsExactly(new SecondEnd(new EventId("batch-0", 6), new EventId("batch-0", 5)));
  }

  @Test
  void something_that_the_supervisor_wrote_after_its_end() {
    story.batch(
        STARTED, exit(0), MAIN_EXITED, end(Outcome.SUCCEEDED, 0), new SignalReceived("TERM"));
    assertThat(story.contradictions())
        .containsExactly(new EventAfterEnd(new EventId("batch-0", 6), new EventId("batch-0", 5)));
  }

  @Test
  void what_other_writers_add_after_the_end_is_none() {
    story
        .batch(STARTED, exit(0), MAIN_EXITED, end(Outcome.SUCCEEDED, 0))
        .by("cli-1", said("COMPLETED"));
    assertThat(story.contradictions()).isEmpty();
  }

  @Test
  void a_service_that_exited_and_was_never_started() {
    story.batch(exit(0));
    assertThat(story.contradictions())
        .containsExactly(new ExitWithoutStart(new EventId("batch-0", 2), "worker", 1));
  }

  private static ServiceExited exit(int code) {
    return new ServiceExited("worker", 1, code, Optional.empty());
  }

  private static AttemptFinished end(Outcome outcome, int code) {
    return new AttemptFinished(outcome, code, Optional.of("worker"));
  }

  private static SchedulerObserved said(String state) {
    return new SchedulerObserved("4711", state, Optional.empty(), Optional.empty());
  }
}
