package dev.hpccompose.tracking;

import static java.util.Map.entry;

import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.SchedulerState;
import java.util.Map;

/**
 * What words of schedulers mean that stand alone in a history: of Slurm and of the embedded engine,
 * as builds recorded them that did not say what they mean. Never grows.
 */
final class SchedulerWords {

  private static final Map<String, SchedulerState> MEANINGS =
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

  /** What a recorded answer means: as it was recorded, or as its word always has. */
  static SchedulerState meaning(SchedulerObserved said) {
    return said.meaning().orElseGet(() -> meaning(said.state()));
  }

  private static SchedulerState meaning(String word) {
    return MEANINGS.getOrDefault(word, SchedulerState.UNKNOWN);
  }
}
