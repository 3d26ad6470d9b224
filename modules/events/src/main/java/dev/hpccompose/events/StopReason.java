package dev.hpccompose.events;

/** Why a service is stopped. */
public enum StopReason implements StoredWord {
  /** The job ends. */
  TEARDOWN,
  /** It is to be launched again. */
  RESTART,
  /** A word of a later build. */
  UNKNOWN
}
