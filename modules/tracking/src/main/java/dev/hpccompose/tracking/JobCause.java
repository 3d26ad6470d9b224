package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.TeardownReason;
import java.util.Optional;

/** Finds why a job ended, or waits for another attempt. */
final class JobCause {

  private JobCause() {}

  static Optional<Cause> of(JobHistory history, Verdict verdict) {
    return switch (verdict.state()) {
      case REFUSED -> history.submission().refused().map(JobCause::refused);
      case QUEUED -> history.attempt().flatMap(JobCause::ofScheduler);
      case STOPPING -> history.attempt().flatMap(JobCause::of);
      case FAILED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED -> end(history, verdict);
      case PLANNED, STARTING, RUNNING, SUCCEEDED, UNKNOWN -> Optional.empty();
    };
  }

  /** Why one attempt ended, or is about to. */
  static Optional<Cause> of(AttemptHistory attempt) {
    boolean failed = attempt.end().stream().anyMatch(end -> end.outcome() == Outcome.FAILED);
    return failed
        ? ofSupervisor(attempt).or(() -> ofScheduler(attempt))
        : ofScheduler(attempt).or(() -> ofSupervisor(attempt));
  }

  private static Cause refused(JobSubmissionFailed failed) {
    return Cause.ofJob(CauseType.REFUSED, failed.message());
  }

  private static Optional<Cause> end(JobHistory history, Verdict verdict) {
    return verdict.witness() == Witness.SCHEDULER
        ? verdict.answer().map(Cause::of)
        : history.attempt().flatMap(JobCause::of);
  }

  private static Optional<Cause> ofScheduler(AttemptHistory attempt) {
    return attempt.causes().stream()
        .filter(event -> !(event instanceof CauseEvent.OfService))
        .filter(event -> !(event instanceof CauseEvent.AttemptBrokenOff))
        .map(Cause::of)
        .reduce((earlier, later) -> later);
  }

  private static Optional<Cause> ofSupervisor(AttemptHistory attempt) {
    return attempt.teardown().map(teardown -> Cause.of(teardown, evidence(attempt, teardown)));
  }

  /** What is known about the end of the service that decided, or the signal that came. */
  private static Optional<String> evidence(AttemptHistory attempt, TeardownStarted teardown) {
    return teardown.reason() == TeardownReason.SIGNAL
        ? attempt.signals().stream().reduce((earlier, later) -> later)
        : teardown.service().flatMap(attempt::causeOf).map(Cause::of).flatMap(Cause::evidence);
  }
}
