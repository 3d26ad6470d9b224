package dev.hpccompose.tracking;

import dev.hpccompose.events.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a job is doing, in one word: the only words for it. */
public enum JobState {
  /** Nothing tells of a submission. */
  PLANNED,
  /** The scheduler refused it. */
  REFUSED,
  /** It waits in the queue. */
  QUEUED,
  /** It has its nodes, and its supervisor has not reported yet. */
  STARTING,
  /** Its supervisor runs. */
  RUNNING,
  /** Its end began. */
  STOPPING,
  /** It ended well. */
  SUCCEEDED,
  /** It ended badly. */
  FAILED,
  /** Somebody ended it. */
  CANCELLED,
  /** Its time was over. */
  TIMED_OUT,
  /** The scheduler took its nodes away for another job. */
  PREEMPTED,
  /** A node of it failed. */
  NODE_FAILED,
  /** Neither witness knows. */
  UNKNOWN;

  /** The word in documents, such as {@code timed_out}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing runs any more. */
  public boolean isOver() {
    return switch (this) {
      case REFUSED, SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED -> true;
      case PLANNED, QUEUED, STARTING, RUNNING, STOPPING, UNKNOWN -> false;
    };
  }

  /** Whether it waits or runs. */
  public boolean isActive() {
    return switch (this) {
      case QUEUED, STARTING, RUNNING, STOPPING -> true;
      case SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED -> false;
      case PLANNED, REFUSED, UNKNOWN -> false;
    };
  }

  /** The state with this word. */
  public static Optional<JobState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }

  /** What the end of an attempt makes of its job. */
  static JobState of(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
      case TIMED_OUT -> TIMED_OUT;
      case PREEMPTED -> PREEMPTED;
      case NODE_FAILED -> NODE_FAILED;
      case REQUEUED -> QUEUED;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
