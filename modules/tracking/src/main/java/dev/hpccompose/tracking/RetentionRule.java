package dev.hpccompose.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the records of a job may go.
 *
 * @param evenUnknown whether they may go also when nobody knows whether it is over
 */
public record RetentionRule(boolean evenUnknown) {

  /** A submission is planned for a moment before it is submitted; nobody plans for an hour. */
  private static final Duration PLANNING = Duration.ofHours(1);

  /** Why records must stay. */
  public enum Obstacle {
    /** The job waits or runs. */
    IN_PROGRESS,
    /** It is being submitted at this moment. */
    BEING_SUBMITTED,
    /** Nobody knows whether it is over. */
    UNKNOWN
  }

  /**
   * Why the records of a job must stay; empty when they may go.
   *
   * @param status how the job is doing
   * @param changed the last moment that its history tells of
   */
  public Optional<Obstacle> obstacle(JobStatus status, Instant changed) {
    return switch (status.state()) {
      case REFUSED, SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED ->
          Optional.empty();
      case QUEUED, STARTING, RUNNING, STOPPING -> Optional.of(Obstacle.IN_PROGRESS);
      case PLANNED ->
          changed.isBefore(status.at().minus(PLANNING))
              ? Optional.empty()
              : Optional.of(Obstacle.BEING_SUBMITTED);
      case UNKNOWN -> evenUnknown ? Optional.empty() : Optional.of(Obstacle.UNKNOWN);
    };
  }
}
