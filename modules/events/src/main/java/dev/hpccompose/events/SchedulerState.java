package dev.hpccompose.events;

/** What the many state words of a scheduler come down to. */
public enum SchedulerState {
  /** Not started yet, or to be started again. */
  PENDING,
  /** Has its nodes. */
  RUNNING,
  /** Is about to be over, and has not given its nodes back. */
  COMPLETING,
  /** Is over, with exit code 0. */
  SUCCEEDED,
  /** Is over, because somebody cancelled it. */
  CANCELLED,
  /** Is over, because of its time limit. */
  TIMED_OUT,
  /** Is over, because its nodes were taken away for another job. */
  PREEMPTED,
  /** Is over, because a node of it failed. */
  NODE_FAILED,
  /** Is over in any other way. */
  FAILED,
  /** The scheduler does not know the job, or its word is not known here. */
  UNKNOWN;

  /** Whether nothing of the job runs any more, nor will. */
  public boolean isOver() {
    return switch (this) {
      case SUCCEEDED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED, FAILED -> true;
      case PENDING, RUNNING, COMPLETING, UNKNOWN -> false;
    };
  }
}
