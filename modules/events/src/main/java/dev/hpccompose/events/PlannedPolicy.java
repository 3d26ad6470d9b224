package dev.hpccompose.events;

/** What is done when a service fails. */
public enum PlannedPolicy implements StoredWord {
  /** The job fails. */
  FAIL_JOB,
  /** The job goes on. */
  IGNORE,
  /** The service is launched again; the job fails when that was done too often. */
  RESTART_ON_FAILURE,
  /** A word of a later build. */
  UNKNOWN
}
