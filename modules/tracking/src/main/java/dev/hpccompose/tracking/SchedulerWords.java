package dev.hpccompose.tracking;

import static java.util.Map.entry;

import dev.hpccompose.events.SchedulerState;
import java.util.Map;

/** What words of schedulers mean that stand alone in a history. */
final class SchedulerWords {

  private static final Map<String, SchedulerState> STATES =
      Map.ofEntries(
          entry("PENDING", SchedulerState.PENDING),
          entry("RUNNING", SchedulerState.RUNNING),
          entry("COMPLETING", SchedulerState.COMPLETING),
          entry("COMPLETED", SchedulerState.SUCCEEDED),
          entry("CANCELLED", SchedulerState.CANCELLED),
          entry("TIMEOUT", SchedulerState.TIMED_OUT),
          entry("DEADLINE", SchedulerState.TIMED_OUT),
          entry("PREEMPTED", SchedulerState.PREEMPTED),
          entry("NODE_FAIL", SchedulerState.NODE_FAILED),
          entry("BOOT_FAIL", SchedulerState.NODE_FAILED),
          entry("FAILED", SchedulerState.FAILED),
          entry("LAUNCH_FAILED", SchedulerState.FAILED),
          entry("OUT_OF_MEMORY", SchedulerState.FAILED),
          entry("RECONFIG_FAIL", SchedulerState.FAILED),
          entry("REVOKED", SchedulerState.FAILED),
          entry("GONE", SchedulerState.FAILED));

  private SchedulerWords() {}

  static SchedulerState state(String word) {
    return STATES.getOrDefault(word, SchedulerState.UNKNOWN);
  }
}
