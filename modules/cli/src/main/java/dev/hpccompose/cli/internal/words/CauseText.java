package dev.hpccompose.cli.internal.words;

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
import dev.hpccompose.tracking.Cause;

/** Causes in words for people. */
public final class CauseText {

  private CauseText() {}

  /** In a line of its own, with the evidence. */
  static String describe(CauseEvent event) {
    return switch (event) {
      case ServiceOutOfMemory cause -> cause.service() + " " + told(event, cause.evidence());
      case ServiceLaunchRefused cause -> cause.service() + " " + told(event, cause.evidence());
      case ServiceNodeLost cause -> cause.service() + " " + told(event, cause.evidence());
      case JobCancelled cause -> told(event, cause.evidence());
      case JobTimedOut cause -> told(event, cause.evidence());
      case JobPreempted cause -> told(event, cause.evidence());
      case JobNodeFailed cause -> told(event, cause.evidence());
      case JobRequeued cause -> told(event, cause.evidence());
      case AttemptBrokenOff cause -> brokenOff(cause);
    };
  }

  /** In two or three words, such as {@code out of memory}. */
  public static String brief(CauseEvent event) {
    return switch (event) {
      case JobPreempted cause -> brief(Cause.of(cause)) + again(cause.requeued());
      case JobNodeFailed cause -> brief(Cause.of(cause)) + again(cause.requeued());
      case ServiceOutOfMemory _, ServiceLaunchRefused _, ServiceNodeLost _ ->
          brief(Cause.of(event));
      case JobCancelled _, JobTimedOut _, JobRequeued _, AttemptBrokenOff _ ->
          brief(Cause.of(event));
    };
  }

  /** In two or three words, such as {@code out of memory}. */
  public static String brief(Cause cause) {
    return switch (cause.type()) {
      case OUT_OF_MEMORY -> "out of memory";
      case LAUNCH_REFUSED -> "not launched yet";
      case NODE_LOST -> "node " + cause.node().map(name -> name + " ").orElse("") + "failed";
      case CANCELLED -> "job was cancelled";
      case TIMED_OUT -> "job reached its time limit";
      case PREEMPTED -> "job was preempted";
      case NODE_FAILED -> "a node of the job failed";
      case REQUEUED -> "job was requeued";
      case BROKE_OFF -> "history broke off";
      case REFUSED -> "the scheduler refused the job";
      case COMPLETED -> "all services ended";
      case MAIN_EXITED -> "the main service ended";
      case SERVICE_FAILED -> "a service failed";
      case READINESS_FAILED -> "a service did not become ready";
      case UNHEALTHY -> "a service became unhealthy";
      case HOOK_FAILED -> "a post_start hook failed";
      case DEPENDENCY_FAILED -> "a service ended before what others wait for";
      case ENDPOINT_MISSING -> "an endpoint of another job was not found in time";
      case SIGNAL -> "the supervisor received a signal";
      case TIME_LIMIT -> "the time limit was near";
      case SETUP_FAILED -> "the setup failed";
      case SUPERVISOR_FAILED -> "the supervisor failed";
      case UNKNOWN -> "unknown";
    };
  }

  private static String told(CauseEvent event, String evidence) {
    return brief(event) + ": " + evidence;
  }

  private static String again(boolean requeued) {
    return requeued ? " and requeued" : "";
  }

  private static String brokenOff(AttemptBrokenOff cause) {
    String seen = cause.lastSeenAt().map(at -> " at " + at).orElse("");
    return "attempt "
        + cause.previous()
        + " broke off: its supervisor was seen last"
        + seen
        + cause.lastEvent().map(" (%s)"::formatted).orElse("");
  }
}
