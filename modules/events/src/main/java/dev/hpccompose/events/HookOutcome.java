package dev.hpccompose.events;

/** How a command beside the process of a service ended. */
public enum HookOutcome implements StoredWord {
  /** With exit code 0. */
  SUCCEEDED,
  /** With another exit code. */
  FAILED,
  /** Its time was over. */
  TIMED_OUT,
  /** Its service ended, or had to. */
  INTERRUPTED,
  /** It was not run: the scheduler stopped the service itself. */
  SKIPPED,
  /** A word of a later build. */
  UNKNOWN
}
