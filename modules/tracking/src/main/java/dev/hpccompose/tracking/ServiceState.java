package dev.hpccompose.tracking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a service is doing, in one word: the only words for it. */
public enum ServiceState {
  /** Nothing happened to it yet. */
  PENDING,
  /** It waits for other services. */
  WAITING,
  /** Its launch began, and its process is not there yet. */
  STARTING,
  /** Its process runs; when it has a readiness probe, that has not succeeded yet. */
  RUNNING,
  /** Its process runs and its readiness probe succeeded. */
  READY,
  /** Its process runs and its readiness probe failed for good. */
  UNHEALTHY,
  /** The supervisor stops it. */
  STOPPING,
  /** Its process ended, and it will be launched again. */
  RESTARTING,
  /** Its process ended on its own. */
  EXITED,
  /** The supervisor stopped it. */
  STOPPED,
  /** The job ended before it was launched. */
  NOT_STARTED;

  /** The word in documents, such as {@code not_started}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its process is there, or may be. */
  public boolean isAlive() {
    return switch (this) {
      case STARTING, RUNNING, READY, UNHEALTHY, STOPPING -> true;
      case PENDING, WAITING, RESTARTING, EXITED, STOPPED, NOT_STARTED -> false;
    };
  }

  /** The state with this word. */
  public static Optional<ServiceState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }

  /**
   * The same when nothing of the job runs any more, whether or not an event said so.
   *
   * @param launched whether its process was ever there
   */
  ServiceState settled(boolean launched) {
    return switch (this) {
      case PENDING, WAITING -> NOT_STARTED;
      case STARTING -> launched ? STOPPED : NOT_STARTED;
      case RUNNING, READY, UNHEALTHY, STOPPING -> STOPPED;
      case RESTARTING -> launched ? EXITED : NOT_STARTED;
      case EXITED, STOPPED, NOT_STARTED -> this;
    };
  }
}
