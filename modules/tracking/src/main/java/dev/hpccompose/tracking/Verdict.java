package dev.hpccompose.tracking;

import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.SchedulerState;
import java.util.Optional;

/**
 * How a job is doing, and who says so: where both witnesses are weighed. The history is believed
 * while the supervisor lives or after it told the end; then the scheduler; then what the scheduler
 * said earlier. Silence is never taken for an end.
 *
 * @param state how the job is doing
 * @param witness who says so
 * @param answer what the scheduler said, where that counted or was heard
 */
record Verdict(JobState state, Witness witness, Optional<SchedulerAnswer> answer) {

  static Verdict of(JobHistory history, Freshness freshness, Optional<SchedulerAnswer> now) {
    if (now.isPresent() && goesOnAfterItsEnd(history, now.get())) {
      return byScheduler(history, now.get());
    }
    return told(history, freshness)
        .map(state -> new Verdict(state, Witness.LOG, now))
        .or(() -> now.filter(Verdict::knows).map(answer -> byScheduler(history, answer)))
        .or(() -> history.recordedEnd().map(answer -> byScheduler(history, answer)))
        .orElseGet(() -> nobodyKnows(history, now));
  }

  /**
   * How it was, for a history that went on.
   *
   * @param starts whether an attempt of it started later
   */
  static Verdict then(JobHistory history, boolean starts) {
    Verdict verdict = of(history, Freshness.FRESH, Optional.empty());
    return starts && verdict.state() == JobState.UNKNOWN
        ? new Verdict(JobState.QUEUED, Witness.LOG, Optional.empty())
        : verdict;
  }

  /** What the history alone tells; empty when the scheduler is to be asked. */
  static Optional<JobState> told(JobHistory history, Freshness freshness) {
    if (history.attempt().isEmpty()) {
      return history.submission().isRefused() ? Optional.of(JobState.REFUSED) : Optional.empty();
    }
    AttemptHistory attempt = history.attempt().get();
    if (attempt.isOver()) {
      return history.outcome().filter(Verdict::isKnownEnd).map(JobState::of);
    }
    return freshness == Freshness.FRESH ? Optional.of(course(attempt)) : Optional.empty();
  }

  /** A requeued job goes on; an end in the word of a later build tells nothing. */
  private static boolean isKnownEnd(Outcome outcome) {
    return outcome != Outcome.REQUEUED && outcome != Outcome.UNKNOWN;
  }

  /** Somebody may have requeued a job after its supervisor told its end. */
  private static boolean goesOnAfterItsEnd(JobHistory history, SchedulerAnswer now) {
    boolean ended = history.attempt().stream().anyMatch(AttemptHistory::isOver);
    return ended
        && (now.state() == SchedulerState.PENDING || now.state() == SchedulerState.RUNNING);
  }

  private static boolean knows(SchedulerAnswer answer) {
    return answer.state() != SchedulerState.UNKNOWN;
  }

  private static Verdict byScheduler(JobHistory history, SchedulerAnswer answer) {
    return new Verdict(state(history, answer), Witness.SCHEDULER, Optional.of(answer));
  }

  private static JobState state(JobHistory history, SchedulerAnswer answer) {
    // some schedulers forget why a job ended that was cancelled before it could report anything
    if (answer.state().isOver() && history.cancelRequested() && history.attempt().isEmpty()) {
      return JobState.CANCELLED;
    }
    return switch (answer.state()) {
      case PENDING -> JobState.QUEUED;
      case RUNNING -> begun(history);
      case COMPLETING -> history.isRequeued() ? JobState.QUEUED : JobState.STOPPING;
      case SUCCEEDED -> JobState.SUCCEEDED;
      case CANCELLED -> JobState.CANCELLED;
      case TIMED_OUT -> JobState.TIMED_OUT;
      case PREEMPTED -> JobState.PREEMPTED;
      case NODE_FAILED -> JobState.NODE_FAILED;
      case FAILED -> JobState.FAILED;
      case UNKNOWN -> JobState.UNKNOWN;
    };
  }

  private static JobState begun(JobHistory history) {
    return history
        .attempt()
        .filter(attempt -> !attempt.isOver())
        .map(Verdict::course)
        .orElse(JobState.STARTING);
  }

  private static JobState course(AttemptHistory attempt) {
    return attempt.isStopping() ? JobState.STOPPING : JobState.RUNNING;
  }

  private static Verdict nobodyKnows(JobHistory history, Optional<SchedulerAnswer> now) {
    boolean submitted = history.jobId().isPresent() || now.isPresent();
    JobState state = submitted ? JobState.UNKNOWN : JobState.PLANNED;
    return new Verdict(state, Witness.NONE, now);
  }
}
