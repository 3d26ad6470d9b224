package dev.hpccompose.tracking;

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
      case ServiceOutOfMemory _ -> "out of memory";
      case ServiceLaunchRefused _ -> "not launched yet";
      case ServiceNodeLost cause -> "node " + cause.node() + " failed";
      case JobCancelled _ -> "job was cancelled";
      case JobTimedOut _ -> "job reached its time limit";
      case JobPreempted cause -> "job was preempted" + again(cause.requeued());
      case JobNodeFailed cause -> "a node of the job failed" + again(cause.requeued());
      case JobRequeued _ -> "job was requeued";
      case AttemptBrokenOff _ -> "history broke off";
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
