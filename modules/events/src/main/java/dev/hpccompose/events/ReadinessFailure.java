package dev.hpccompose.events;

/** Why a service did not become ready. */
public enum ReadinessFailure implements StoredWord {
  /** Its time was over. */
  DEADLINE,
  /** Its process ended. */
  EXITED,
  /** Its probe failed too often in a row. */
  RETRIES,
  /** A word of a later build. */
  UNKNOWN
}
