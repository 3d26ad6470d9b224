package dev.hpccompose.scheduler.slurm;

import static java.util.Map.entry;

import dev.hpccompose.runtime.spi.Observation.Phase;
import java.util.List;
import java.util.Map;

/**
 * The state of a job as Slurm writes it; squeue(1), section JOB STATE CODES, of the versions 20.11
 * to 25.11.
 *
 * @param word the whole word, in upper case, without what sacct appends to it
 */
record StateWord(String word) {

  private static final Map<String, Phase> PHASES =
      Map.ofEntries(
          entry("PENDING", Phase.PENDING),
          entry("EXPEDITING", Phase.PENDING),
          entry("REQUEUED", Phase.PENDING),
          entry("REQUEUE_FED", Phase.PENDING),
          entry("REQUEUE_HOLD", Phase.PENDING),
          entry("RESV_DEL_HOLD", Phase.PENDING),
          entry("SPECIAL_EXIT", Phase.PENDING),
          entry("COMPLETING", Phase.RUNNING),
          entry("CONFIGURING", Phase.RUNNING),
          entry("POWER_UP_NODE", Phase.RUNNING),
          entry("RESIZING", Phase.RUNNING),
          entry("RUNNING", Phase.RUNNING),
          entry("SIGNALING", Phase.RUNNING),
          entry("STAGE_OUT", Phase.RUNNING),
          entry("STOPPED", Phase.RUNNING),
          entry("SUSPENDED", Phase.RUNNING),
          entry("UPDATE_DB", Phase.RUNNING),
          entry("COMPLETED", Phase.SUCCEEDED),
          entry("CANCELLED", Phase.CANCELLED),
          entry("TIMEOUT", Phase.TIMED_OUT),
          entry("DEADLINE", Phase.TIMED_OUT),
          entry("BOOT_FAIL", Phase.FAILED),
          entry("FAILED", Phase.FAILED),
          entry("LAUNCH_FAILED", Phase.FAILED),
          entry("NODE_FAIL", Phase.FAILED),
          entry("OUT_OF_MEMORY", Phase.FAILED),
          entry("PREEMPTED", Phase.FAILED),
          entry("RECONFIG_FAIL", Phase.FAILED),
          entry("REVOKED", Phase.FAILED));

  /** Reads {@code CANCELLED by 1234} and {@code OUT_OF_ME+} too. */
  static StateWord of(String text) {
    String word = text.strip().split("[ ,]", 2)[0];
    return new StateWord(word.endsWith("+") ? completed(word) : word);
  }

  private static String completed(String cut) {
    String beginning = cut.substring(0, cut.length() - 1);
    List<String> candidates =
        PHASES.keySet().stream().filter(word -> word.startsWith(beginning)).toList();
    return candidates.size() == 1 ? candidates.getFirst() : cut;
  }

  Phase phase() {
    return PHASES.getOrDefault(word, Phase.UNKNOWN);
  }
}
