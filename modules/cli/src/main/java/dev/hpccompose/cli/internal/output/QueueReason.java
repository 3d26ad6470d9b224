package dev.hpccompose.cli.internal.output;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Why a job waits, in words; squeue(1), section JOB REASON CODES. One sample is no verdict: for a
 * moment the scheduler may give another reason.
 */
final class QueueReason {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry("Priority", "jobs of higher priority come first"),
          entry("Resources", "it is next, and waits until enough is free"),
          entry("Dependency", "it waits for the end of another job"),
          entry("DependencyNeverSatisfied", "what it depends on can never happen: cancel it"),
          entry("BeginTime", "its begin time has not come"),
          entry("JobHeldUser", "held by its owner: 'scontrol release' lets it go"),
          entry("JobHeldAdmin", "held by an administrator"),
          entry("BadConstraints", "no node has the features that it asks for: it can never start"),
          entry("PartitionDown", "the partition is down"),
          entry("PartitionInactive", "the partition takes no jobs to its nodes now"),
          entry("PartitionNodeLimit", "it asks for more nodes than the partition allows"),
          entry("PartitionTimeLimit", "it asks for more time than the partition allows"),
          entry("PartitionConfig", "it asks for more than the partition has"),
          entry("ReqNodeNotAvail", "a node that it needs is down, reserved or in maintenance"),
          entry("NodeDown", "a node that it needs is down"),
          entry("Reservation", "it waits for its reservation"),
          entry("ReservationDeleted", "its reservation is gone"),
          entry("InvalidQOS", "its quality of service is not valid"),
          entry("InvalidAccount", "its account is not valid"),
          entry("AccountNotAllowed", "its account may not use the partition"),
          entry("QOSNotAllowed", "its quality of service may not be used in the partition"),
          entry("Licenses", "it waits for a license"),
          entry("Prolog", "its nodes are being prepared"),
          entry("BootFail", "a node of it did not boot"),
          entry("SchedDefer", "it asked to start at once, and could not"),
          entry("AssociationJobLimit", "its account runs as many jobs as it may"),
          entry("QOSJobLimit", "its quality of service runs as many jobs as it may"),
          entry("Cleaning", "what is left of its last attempt is being removed"),
          entry("MaxRequeue", "it was requeued as often as it may be"),
          entry("launch_failed_requeued_held", "its launch failed: it was requeued and held"));

  private QueueReason() {}

  /** The reason in words, where they are known, and as the scheduler gives it. */
  static String of(String reason) {
    // 'ReqNodeNotAvail, UnavailableNodes:n1' says more than its first word
    String word = reason.split("[ ,(]", 2)[0];
    String known = WORDS.getOrDefault(word, limit(word));
    return known.isEmpty() ? " (" + reason + ")" : ": " + known + " (" + reason + ")";
  }

  /** Limits have names such as QOSMaxGRESPerUser, AssocGrpCPUMinutesLimit, MaxMemPerLimit. */
  private static String limit(String word) {
    if (!word.matches("(QOS|Assoc)?(Grp|Max|Min)[A-Za-z]+")) {
      return "";
    }
    if (word.contains("PerJob")
        || word.startsWith("MaxMemPer")
        || word.matches("(QOS|Assoc)?Min.*")) {
      return "it asks for what a limit does not allow: it may never start";
    }
    return word.contains("PerUser")
        ? "its owner has as much as one user may have"
        : "its account or quality of service has as much as it may have";
  }
}
