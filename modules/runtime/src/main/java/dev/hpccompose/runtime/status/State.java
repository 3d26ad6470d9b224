package dev.hpccompose.runtime.status;

import dev.hpccompose.events.Outcome;
import dev.hpccompose.runtime.spi.Observation;
import java.util.Locale;

/** How a job is doing, in one word. */
public enum State {
  /** Nothing tells of a submission. */
  PLANNED,
  /** The scheduler refused it. */
  REFUSED,
  /** It waits in the queue. */
  QUEUED,
  /** It has its nodes, and its supervisor has not reported yet. */
  STARTING,
  /** Its supervisor runs. */
  RUNNING,
  /** Its end began. */
  STOPPING,
  /** It ended well. */
  SUCCEEDED,
  /** It ended badly. */
  FAILED,
  /** Somebody ended it. */
  CANCELLED,
  /** Its time was over. */
  TIMED_OUT,
  /** The scheduler took its nodes away for another job. */
  PREEMPTED,
  /** A node of it failed. */
  NODE_FAILED,
  /** Neither witness knows. */
  UNKNOWN;

  /** The word in documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for people. */
  public String text() {
    return word().replace('_', ' ');
  }

  /** Whether nothing runs any more. */
  public boolean isOver() {
    return switch (this) {
      case REFUSED, SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED -> true;
      case PLANNED, QUEUED, STARTING, RUNNING, STOPPING, UNKNOWN -> false;
    };
  }

  static State of(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
      case TIMED_OUT -> TIMED_OUT;
      case PREEMPTED -> PREEMPTED;
      case NODE_FAILED -> NODE_FAILED;
      case REQUEUED -> QUEUED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** What the scheduler means, for a job whose own history goes as far as {@code known}. */
  static State of(Observation.Phase phase, State known) {
    return switch (phase) {
      case PENDING -> QUEUED;
      case RUNNING -> known;
      case SUCCEEDED -> SUCCEEDED;
      case CANCELLED -> CANCELLED;
      case TIMED_OUT -> TIMED_OUT;
      case FAILED -> FAILED;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
