package dev.hpccompose.events;

/** How an attempt ended. */
public enum Outcome implements StoredWord {
  /** Every service that counts ended well. */
  SUCCEEDED,
  /** A service failed, or never became ready, and its policy was to fail the job. */
  FAILED,
  /** Somebody cancelled the job. */
  CANCELLED,
  /** The job reached its time limit. */
  TIMED_OUT,
  /** The scheduler took the nodes away, and will not start the job again. */
  PREEMPTED,
  /** A node failed, and the scheduler will not start the job again. */
  NODE_FAILED,
  /** The scheduler ended this attempt, for whatever reason, and will start another one. */
  REQUEUED,
  /** A word of a later build. */
  UNKNOWN
}
