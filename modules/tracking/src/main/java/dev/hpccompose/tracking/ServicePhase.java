package dev.hpccompose.tracking;

/** Where a service stands in one attempt. */
public enum ServicePhase {
  /** Nothing happened to it yet. */
  PENDING,
  /** It waits for other services. */
  WAITING,
  /** Its process runs; when it has a readiness probe, that has not succeeded yet. */
  RUNNING,
  /** Its process runs and its readiness probe succeeded. */
  READY,
  /** Its readiness probe failed for good. */
  UNHEALTHY,
  /** Its process ended, and it will be launched again. */
  RESTARTING,
  /** Its process ended on its own. */
  EXITED,
  /** The supervisor stopped it. */
  STOPPED,
  /** The attempt ended before it was launched. */
  NOT_STARTED
}
