package dev.hpccompose.runtime.status;

import dev.hpccompose.tracking.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the records of a run may go.
 *
 * @param job the run
 * @param now the time
 */
public record Doomed(JobList.Job job, Instant now) {

  /** A submission is planned for a moment before it is submitted; nobody plans for an hour. */
  private static final Duration PLANNING = Duration.ofHours(1);

  /**
   * Why the run must stay; empty when it may go.
   *
   * @param force whether it may go also when nobody knows whether it is over
   */
  public Optional<String> reasonToStay(boolean force) {
    State state = job.standing().state();
    return switch (state) {
      case REFUSED, SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED ->
          Optional.empty();
      case QUEUED, STARTING, RUNNING, STOPPING -> Optional.of("it is " + state.text());
      case PLANNED ->
          changed().isBefore(now.minus(PLANNING))
              ? Optional.empty()
              : Optional.of("it is being submitted");
      case UNKNOWN ->
          force
              ? Optional.empty()
              : Optional.of("nobody knows whether it is over; --force removes it all the same");
    };
  }

  /** When it ended, or the last moment that its history tells of. */
  public Instant changed() {
    JobState state = job.view().job();
    return state.finishedAt().or(job.view()::changed).orElse(now);
  }
}
