package dev.hpccompose.events;

/** Why the end of an attempt began. */
public enum TeardownReason implements StoredWord {
  /** Every service that counts has ended. */
  COMPLETED,
  /** The service ended whose end is that of the job. */
  MAIN_EXITED,
  /** A service failed. */
  SERVICE_FAILED,
  /** A service did not become ready. */
  READINESS_FAILED,
  /** A service was ready, and is not any more. */
  UNHEALTHY,
  /** A {@code post_start} hook failed. */
  HOOK_FAILED,
  /** What a service waits for can never come. */
  DEPENDENCY_FAILED,
  /** An endpoint of another job was not found in time. */
  ENDPOINT_MISSING,
  /** The supervisor was signalled. */
  SIGNAL,
  /** The time limit is near. */
  TIME_LIMIT,
  /** A line of {@code x-slurm.setup} failed. */
  SETUP_FAILED,
  /** The supervisor itself failed. */
  SUPERVISOR_FAILED,
  /** A word of a later build. */
  UNKNOWN
}
