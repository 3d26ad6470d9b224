package dev.hpccompose.events;

/** How an attempt ended. */
public enum Outcome {
  /** Every service that counts ended well. */
  SUCCEEDED,
  /** A service failed, or never became ready, and its policy was to fail the job. */
  FAILED,
  /** Somebody cancelled the job. */
  CANCELLED,
  /** The job reached its time limit. */
  TIMED_OUT
}
