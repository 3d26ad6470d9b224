package dev.hpccompose.scheduler.slurm;

import static java.util.Map.entry;

import dev.hpccompose.events.SchedulerState;
import java.util.List;
import java.util.Map;

/**
 * The state of a job as Slurm writes it; squeue(1), section JOB STATE CODES, of the versions 20.11
 * to 25.11.
 *
 * @param word the whole word, in upper case, without what sacct appends to it
 */
record StateWord(String word) {

  private static final Map<String, SchedulerState> STATES =
      Map.ofEntries(
          entry("PENDING", SchedulerState.PENDING),
          entry("EXPEDITING", SchedulerState.PENDING),
          entry("REQUEUED", SchedulerState.PENDING),
          entry("REQUEUE_FED", SchedulerState.PENDING),
          entry("REQUEUE_HOLD", SchedulerState.PENDING),
          entry("RESV_DEL_HOLD", SchedulerState.PENDING),
          entry("SPECIAL_EXIT", SchedulerState.PENDING),
          entry("COMPLETING", SchedulerState.COMPLETING),
          entry("CONFIGURING", SchedulerState.RUNNING),
          entry("POWER_UP_NODE", SchedulerState.RUNNING),
          entry("RESIZING", SchedulerState.RUNNING),
          entry("RUNNING", SchedulerState.RUNNING),
          entry("SIGNALING", SchedulerState.RUNNING),
          entry("STAGE_OUT", SchedulerState.COMPLETING),
          entry("STOPPED", SchedulerState.RUNNING),
          entry("SUSPENDED", SchedulerState.RUNNING),
          entry("UPDATE_DB", SchedulerState.COMPLETING),
          entry("COMPLETED", SchedulerState.SUCCEEDED),
          entry("CANCELLED", SchedulerState.CANCELLED),
          entry("TIMEOUT", SchedulerState.TIMED_OUT),
          entry("DEADLINE", SchedulerState.TIMED_OUT),
          entry("BOOT_FAIL", SchedulerState.NODE_FAILED),
          entry("FAILED", SchedulerState.FAILED),
          entry("LAUNCH_FAILED", SchedulerState.FAILED),
          entry("NODE_FAIL", SchedulerState.NODE_FAILED),
          entry("OUT_OF_MEMORY", SchedulerState.FAILED),
          entry("PREEMPTED", SchedulerState.PREEMPTED),
          entry("RECONFIG_FAIL", SchedulerState.FAILED),
          entry("REVOKED", SchedulerState.FAILED));

  /** Reads {@code CANCELLED by 1234} and {@code OUT_OF_ME+} too. */
  static StateWord of(String text) {
    String word = text.strip().split("[ ,]", 2)[0];
    return new StateWord(word.endsWith("+") ? completed(word) : word);
  }

  private static String completed(String cut) {
    String beginning = cut.substring(0, cut.length() - 1);
    List<String> candidates =
        STATES.keySet().stream().filter(word -> word.startsWith(beginning)).toList();
    return candidates.size() == 1 ? candidates.getFirst() : cut;
  }

  SchedulerState state() {
    return STATES.getOrDefault(word, SchedulerState.UNKNOWN);
  }
}
