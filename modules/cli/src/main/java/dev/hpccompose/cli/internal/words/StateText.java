package dev.hpccompose.cli.internal.words;

import dev.hpccompose.tracking.JobState;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.RetentionRule;
import dev.hpccompose.tracking.ServiceState;
import dev.hpccompose.tracking.ServiceStatus;

/** States in words for people. */
public final class StateText {

  private StateText() {}

  /** The state of a job, such as {@code timed out}. */
  public static String of(JobState state) {
    return state.word().replace('_', ' ');
  }

  /** The state of a service, such as {@code not started}, or {@code killed}. */
  public static String of(ServiceStatus service) {
    boolean killed = service.state() == ServiceState.STOPPED && service.forced();
    return killed ? "killed" : service.state().word().replace('_', ' ');
  }

  /** Why the records of a job stay. */
  public static String of(RetentionRule.Obstacle obstacle, JobStatus status) {
    return switch (obstacle) {
      case IN_PROGRESS -> "it is " + of(status.state());
      case BEING_SUBMITTED -> "it is being submitted";
      case UNKNOWN -> "it may not be over; --force removes it anyway";
    };
  }
}
