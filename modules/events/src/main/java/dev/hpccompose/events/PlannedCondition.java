package dev.hpccompose.events;

/** What a service waits for in another one, in the words of Compose. */
public enum PlannedCondition implements StoredWord {
  /** Its process was launched. */
  SERVICE_STARTED,
  /** Its readiness probe succeeded. */
  SERVICE_HEALTHY,
  /** It ended well. */
  SERVICE_COMPLETED_SUCCESSFULLY,
  /** A word of a later build. */
  UNKNOWN
}
