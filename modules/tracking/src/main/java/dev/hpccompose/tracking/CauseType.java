package dev.hpccompose.tracking;

import java.util.Locale;

/** Why a job or a service ended, or does not go on, as a code. */
public enum CauseType {
  /** A process of the service was killed because there was no memory left for it. */
  OUT_OF_MEMORY,
  /** A node that the service ran on failed. */
  NODE_LOST,
  /** The scheduler did not take the step of the service, and may later. */
  LAUNCH_REFUSED,
  /** Somebody ended the job. */
  CANCELLED,
  /** The scheduler ended the job at its time limit. */
  TIMED_OUT,
  /** The scheduler took the nodes away for a job that matters more. */
  PREEMPTED,
  /** The scheduler ended the job because a node of it failed. */
  NODE_FAILED,
  /** Somebody put the job back into the queue. */
  REQUEUED,
  /** The history has no end, and no more is known. */
  BROKE_OFF,
  /** The scheduler refused the job. */
  REFUSED,
  /** All services ended, and one of them decided. */
  COMPLETED,
  /** The main service ended. */
  MAIN_EXITED,
  /** A service failed whose policy is to fail the job. */
  SERVICE_FAILED,
  /** A service did not become ready. */
  READINESS_FAILED,
  /** A service became unhealthy. */
  UNHEALTHY,
  /** A {@code post_start} hook of a service failed. */
  HOOK_FAILED,
  /** A service ended before what others wait for. */
  DEPENDENCY_FAILED,
  /** An endpoint of another job was not found in time. */
  ENDPOINT_MISSING,
  /** The supervisor received a signal. */
  SIGNAL,
  /** The supervisor saw that the time limit was near. */
  TIME_LIMIT,
  /** The set-up of the job failed. */
  SETUP_FAILED,
  /** The supervisor itself failed. */
  SUPERVISOR_FAILED,
  /** A word of a later build. */
  UNKNOWN;

  /** The word in documents, such as {@code out_of_memory}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
