package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.CauseEvent.AttemptBrokenOff;
import dev.hpccompose.events.CauseEvent.JobCancelled;
import dev.hpccompose.events.CauseEvent.JobNodeFailed;
import dev.hpccompose.events.CauseEvent.JobPreempted;
import dev.hpccompose.events.CauseEvent.JobRequeued;
import dev.hpccompose.events.CauseEvent.JobTimedOut;
import dev.hpccompose.events.CauseEvent.ServiceLaunchRefused;
import dev.hpccompose.events.CauseEvent.ServiceNodeLost;
import dev.hpccompose.events.CauseEvent.ServiceOutOfMemory;
import dev.hpccompose.events.TeardownReason;
import java.util.Optional;

/**
 * Why something ended.
 *
 * @param type the code
 * @param service the service that it is about, or that decided
 * @param node the node that it is about
 * @param evidence the words of whoever knows, in one line
 */
public record Cause(
    CauseType type, Optional<String> service, Optional<String> node, Optional<String> evidence) {

  /** What the scheduler or the kernel says. */
  public static Cause of(CauseEvent event) {
    return switch (event) {
      case ServiceOutOfMemory told ->
          ofService(CauseType.OUT_OF_MEMORY, told.service(), told.evidence());
      case ServiceLaunchRefused told ->
          ofService(CauseType.LAUNCH_REFUSED, told.service(), told.evidence());
      case ServiceNodeLost told ->
          new Cause(
              CauseType.NODE_LOST,
              Optional.of(told.service()),
              Optional.of(told.node()),
              Optional.of(told.evidence()));
      case JobCancelled told -> ofJob(CauseType.CANCELLED, told.evidence());
      case JobTimedOut told -> ofJob(CauseType.TIMED_OUT, told.evidence());
      case JobPreempted told -> ofJob(CauseType.PREEMPTED, told.evidence());
      case JobNodeFailed told -> ofJob(CauseType.NODE_FAILED, told.evidence());
      case JobRequeued told -> ofJob(CauseType.REQUEUED, told.evidence());
      case AttemptBrokenOff told ->
          new Cause(
              CauseType.BROKE_OFF,
              Optional.empty(),
              Optional.empty(),
              told.lastEvent().map(Object::toString));
    };
  }

  /** Why the supervisor began the end. */
  static Cause of(TeardownStarted teardown, Optional<String> evidence) {
    return new Cause(type(teardown.reason()), teardown.service(), Optional.empty(), evidence);
  }

  private static CauseType type(TeardownReason reason) {
    return switch (reason) {
      case COMPLETED -> CauseType.COMPLETED;
      case MAIN_EXITED -> CauseType.MAIN_EXITED;
      case SERVICE_FAILED -> CauseType.SERVICE_FAILED;
      case READINESS_FAILED -> CauseType.READINESS_FAILED;
      case UNHEALTHY -> CauseType.UNHEALTHY;
      case HOOK_FAILED -> CauseType.HOOK_FAILED;
      case DEPENDENCY_FAILED -> CauseType.DEPENDENCY_FAILED;
      case ENDPOINT_MISSING -> CauseType.ENDPOINT_MISSING;
      case SIGNAL -> CauseType.SIGNAL;
      case TIME_LIMIT -> CauseType.TIME_LIMIT;
      case SETUP_FAILED -> CauseType.SETUP_FAILED;
      case SUPERVISOR_FAILED -> CauseType.SUPERVISOR_FAILED;
      case UNKNOWN -> CauseType.UNKNOWN;
    };
  }

  /** What the scheduler says of a job whose history has no end. */
  static Cause of(SchedulerAnswer answer) {
    return ofJob(
        switch (answer.state()) {
          case CANCELLED -> CauseType.CANCELLED;
          case TIMED_OUT -> CauseType.TIMED_OUT;
          case PREEMPTED -> CauseType.PREEMPTED;
          case NODE_FAILED -> CauseType.NODE_FAILED;
          case SUCCEEDED, FAILED -> CauseType.BROKE_OFF;
          case PENDING, RUNNING, COMPLETING, UNKNOWN -> CauseType.UNKNOWN;
        },
        answer.evidence());
  }

  static Cause ofJob(CauseType type, String evidence) {
    return new Cause(type, Optional.empty(), Optional.empty(), Optional.of(evidence));
  }

  private static Cause ofService(CauseType type, String service, String evidence) {
    return new Cause(type, Optional.of(service), Optional.empty(), Optional.of(evidence));
  }

  /** Whether it is about the job, and not about one of its services. */
  public boolean isOfJob() {
    return switch (type) {
      case OUT_OF_MEMORY, NODE_LOST, LAUNCH_REFUSED -> false;
      case CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED, REQUEUED, BROKE_OFF, REFUSED -> true;
      case COMPLETED, MAIN_EXITED, SERVICE_FAILED, READINESS_FAILED, UNHEALTHY -> true;
      case HOOK_FAILED, DEPENDENCY_FAILED, ENDPOINT_MISSING, SIGNAL, TIME_LIMIT -> true;
      case SETUP_FAILED, SUPERVISOR_FAILED, UNKNOWN -> true;
    };
  }
}
