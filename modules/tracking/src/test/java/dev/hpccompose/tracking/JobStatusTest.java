package dev.hpccompose.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.CauseEvent.JobNodeFailed;
import dev.hpccompose.events.CauseEvent.ServiceOutOfMemory;
import dev.hpccompose.events.CauseWitness;
import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.SchedulerState;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.TeardownReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is believed about a job, and what that makes of its services. */
class JobStatusTest {

  private static final JobSubmitted SUBMITTED =
      new JobSubmitted(
          "4711", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private static final AttemptStarted STARTED =
      new AttemptStarted("4711", "n1", 42, List.of("n1", "n2"));

  @Test
  void a_history_that_has_its_end_needs_no_scheduler() {
    JobHistory ended = started().batch(finished(Outcome.TIMED_OUT)).history();
    assertThat(JobStatus.isTold(ended, Freshness.STALE)).isTrue();
    JobStatus status = status(ended, Freshness.STALE, Optional.empty());
    assertThat(status.state()).isEqualTo(JobState.TIMED_OUT);
    assertThat(status.witness()).isEqualTo(Witness.LOG);
    assertThat(status.brokeOff()).isFalse();
  }

  @Test
  void a_fresh_heartbeat_is_believed_and_a_stale_one_is_not() {
    JobHistory running = started().history();
    assertThat(status(running, Freshness.FRESH, Optional.empty()).state())
        .isEqualTo(JobState.RUNNING);
    assertThat(JobStatus.isTold(running, Freshness.STALE)).isFalse();
    assertThat(status(running, Freshness.STALE, said(SchedulerState.FAILED)).state())
        .isEqualTo(JobState.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, QUEUED",
    "RUNNING, RUNNING",
    "COMPLETING, STOPPING",
    "SUCCEEDED, SUCCEEDED",
    "CANCELLED, CANCELLED",
    "TIMED_OUT, TIMED_OUT",
    "PREEMPTED, PREEMPTED",
    "NODE_FAILED, NODE_FAILED",
    "FAILED, FAILED"
  })
  void the_scheduler_decides_where_the_history_is_silent(SchedulerState said, JobState state) {
    JobStatus status = status(started().history(), Freshness.STALE, said(said));
    assertThat(status.state()).isEqualTo(state);
    assertThat(status.witness()).isEqualTo(Witness.SCHEDULER);
    assertThat(status.brokeOff()).isEqualTo(state.isOver());
  }

  @ParameterizedTest
  @EnumSource(Freshness.class)
  void a_job_that_has_its_nodes_and_no_supervisor_yet_starts(Freshness freshness) {
    JobHistory submitted = Story.planned().by("submit", SUBMITTED).history();
    assertThat(status(submitted, freshness, said(SchedulerState.RUNNING)).state())
        .isEqualTo(JobState.STARTING);
  }

  @Test
  void silence_is_never_success_and_unknown_is_an_answer() {
    for (Optional<SchedulerAnswer> silence :
        List.of(Optional.<SchedulerAnswer>empty(), said(SchedulerState.UNKNOWN))) {
      JobStatus status = status(started().history(), Freshness.MISSING, silence);
      assertThat(status.state()).isEqualTo(JobState.UNKNOWN);
      assertThat(status.witness()).isEqualTo(Witness.NONE);
      assertThat(status.cause()).isEmpty();
    }
    JobHistory planned = Story.planned().history();
    assertThat(status(planned, Freshness.MISSING, Optional.empty()).state())
        .isEqualTo(JobState.PLANNED);
  }

  @Test
  @DisplayName("an answer that the history keeps decides when the scheduler has forgotten (F-27)")
  void a_recorded_end_decides_when_nobody_knows_any_more() {
    JobHistory history =
        started().by("cli-1", observed("PENDING")).by("cli-1", observed("NODE_FAIL")).history();
    for (Optional<SchedulerAnswer> silence :
        List.of(Optional.<SchedulerAnswer>empty(), said(SchedulerState.UNKNOWN))) {
      JobStatus status = status(history, Freshness.STALE, silence);
      assertThat(status.state()).isEqualTo(JobState.NODE_FAILED);
      assertThat(status.witness()).isEqualTo(Witness.SCHEDULER);
      assertThat(status.cause().orElseThrow().type()).isEqualTo(CauseType.NODE_FAILED);
      assertThat(status.cause().orElseThrow().evidence()).contains("NODE_FAIL");
      assertThat(status.answer().flatMap(SchedulerAnswer::recordedAt)).isPresent();
    }
    assertThat(status(history, Freshness.STALE, said(SchedulerState.RUNNING)).state())
        .isEqualTo(JobState.RUNNING);
    assertThat(status(history, Freshness.FRESH, Optional.empty()).state())
        .isEqualTo(JobState.RUNNING);
  }

  @Test
  void a_recorded_answer_that_is_no_end_or_of_an_earlier_attempt_decides_nothing() {
    JobHistory waited = started().by("cli-1", observed("PENDING")).history();
    assertThat(status(waited, Freshness.STALE, Optional.empty()).state())
        .isEqualTo(JobState.UNKNOWN);
    JobHistory again = started().by("cli-1", observed("NODE_FAIL")).attempt(1, STARTED).history();
    assertThat(status(again, Freshness.STALE, Optional.empty()).state())
        .isEqualTo(JobState.UNKNOWN);
    JobHistory requeued =
        started().by("cli-1", observed("NODE_FAIL")).by("cli-1", observed("PENDING")).history();
    assertThat(status(requeued, Freshness.STALE, Optional.empty()).state())
        .isEqualTo(JobState.UNKNOWN);
  }

  @Test
  void of_two_processes_that_asked_no_clock_decides_which_one_counts() {
    Story one = started().by("cli-1", observed("FAILED")).by("cli-2", observed("NODE_FAIL"));
    Story other = started().by("cli-2", observed("NODE_FAIL")).by("cli-1", observed("FAILED"));
    for (Story story : List.of(one, other)) {
      assertThat(status(story.history(), Freshness.STALE, Optional.empty()).state())
          .isEqualTo(JobState.NODE_FAILED);
    }
  }

  @Test
  void a_job_that_was_cancelled_before_it_started_was_cancelled_whatever_is_remembered() {
    Story story = Story.planned().by("submit", SUBMITTED);
    JobHistory history = story.by("cli-1", new JobCancelRequested("4711")).history();
    assertThat(status(history, Freshness.MISSING, said(SchedulerState.FAILED)).state())
        .isEqualTo(JobState.CANCELLED);
  }

  @Test
  void a_job_that_goes_on_after_the_end_of_an_attempt_is_not_over() {
    JobHistory requeued = started().batch(finished(Outcome.REQUEUED)).history();
    assertThat(status(requeued, Freshness.FRESH, said(SchedulerState.PENDING)).state())
        .isEqualTo(JobState.QUEUED);
    assertThat(status(requeued, Freshness.FRESH, said(SchedulerState.COMPLETING)).state())
        .isEqualTo(JobState.QUEUED);
    assertThat(status(requeued, Freshness.FRESH, said(SchedulerState.RUNNING)).state())
        .isEqualTo(JobState.STARTING);
    JobHistory ended = started().batch(finished(Outcome.FAILED)).history();
    assertThat(status(ended, Freshness.STALE, said(SchedulerState.PENDING)).state())
        .isEqualTo(JobState.QUEUED);
    assertThat(status(ended, Freshness.STALE, said(SchedulerState.COMPLETING)).state())
        .isEqualTo(JobState.FAILED);
  }

  @Test
  void services_of_a_job_that_is_over_are_settled_whoever_says_so() {
    Story story = started().batch(new ServiceStarted("worker", 1, "n1"));
    JobStatus running = status(story.history(), Freshness.FRESH, Optional.empty());
    assertThat(states(running)).containsExactly(ServiceState.PENDING, ServiceState.RUNNING);
    JobStatus lost = status(story.history(), Freshness.STALE, said(SchedulerState.NODE_FAILED));
    assertThat(states(lost)).containsExactly(ServiceState.NOT_STARTED, ServiceState.STOPPED);
    JobStatus unknown = status(story.history(), Freshness.STALE, Optional.empty());
    assertThat(states(unknown)).containsExactly(ServiceState.PENDING, ServiceState.RUNNING);
  }

  @Test
  void the_cause_of_a_failed_job_is_what_its_supervisor_did_and_the_evidence_is_of_others() {
    JobStatus status =
        started()
            .batch(
                new ServiceStarted("worker", 1, "n1"),
                new ServiceOutOfMemory("worker", 1, CauseWitness.CGROUP, "oom_kill 1"),
                new ServiceExited("worker", 1, 137, Optional.of("KILL")),
                new TeardownStarted(TeardownReason.SERVICE_FAILED, Optional.of("worker")),
                finished(Outcome.FAILED))
            .status();
    assertThat(status.cause())
        .contains(
            new Cause(
                CauseType.SERVICE_FAILED,
                Optional.of("worker"),
                Optional.empty(),
                Optional.of("oom_kill 1")));
    assertThat(status.service("worker").orElseThrow().cause().orElseThrow().type())
        .isEqualTo(CauseType.OUT_OF_MEMORY);
  }

  @Test
  void the_cause_of_a_lost_job_is_what_the_scheduler_wrote() {
    JobStatus status =
        started()
            .batch(
                new SignalReceived("TERM"),
                new TeardownStarted(TeardownReason.SIGNAL, Optional.empty()),
                new JobNodeFailed(false, CauseWitness.BATCH_LOG, "NODE FAILURE"),
                finished(Outcome.NODE_FAILED))
            .status();
    assertThat(status.cause().orElseThrow().type()).isEqualTo(CauseType.NODE_FAILED);
    assertThat(status.cause().orElseThrow().evidence()).contains("NODE FAILURE");
    JobStatus refused = Story.planned().by("submit", new JobSubmissionFailed(1, "no")).status();
    assertThat(refused.cause().orElseThrow().type()).isEqualTo(CauseType.REFUSED);
    assertThat(refused.cause().orElseThrow().evidence()).contains("no");
  }

  @Test
  void the_past_is_told_by_what_came_before_and_what_came_later() {
    Story story =
        Story.planned()
            .by("submit", SUBMITTED)
            .batch(STARTED)
            .batch(new ServiceStarted("worker", 1, "n1"))
            .batch(finished(Outcome.SUCCEEDED));
    assertThat(at(story, 0)).isEqualTo(JobState.PLANNED);
    assertThat(at(story, 1)).isEqualTo(JobState.QUEUED);
    assertThat(at(story, 2)).isEqualTo(JobState.RUNNING);
    assertThat(at(story, 3)).isEqualTo(JobState.RUNNING);
    assertThat(at(story, 4)).isEqualTo(JobState.SUCCEEDED);
  }

  private static JobState at(Story story, int second) {
    Instant time = Instant.parse("2026-11-20T23:00:00Z").plusSeconds(second);
    return JobStatus.at(story.events(), time, Freshness.STALE, Optional.empty()).state();
  }

  private static Story started() {
    return Story.planned().by("submit", SUBMITTED).batch(STARTED);
  }

  private static AttemptFinished finished(Outcome outcome) {
    return new AttemptFinished(outcome, 1, Optional.empty());
  }

  private static SchedulerObserved observed(String state) {
    return new SchedulerObserved("4711", state, Optional.empty(), Optional.empty());
  }

  private static Optional<SchedulerAnswer> said(SchedulerState state) {
    return Optional.of(
        new SchedulerAnswer(
            state, state.name(), Optional.empty(), Optional.empty(), "4711", Optional.empty()));
  }

  private static JobStatus status(
      JobHistory history, Freshness freshness, Optional<SchedulerAnswer> answer) {
    return JobStatus.of(history, freshness, answer, Instant.EPOCH);
  }

  private static List<ServiceState> states(JobStatus status) {
    return status.services().stream().map(ServiceStatus::state).toList();
  }
}
