package dev.hpccompose.tracking;

import dev.hpccompose.events.SchedulerState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What the scheduler, the second witness, says about a job.
 *
 * @param state what its word means
 * @param word its own word, such as {@code NODE_FAIL}
 * @param reason its own word for why, where it gave one
 * @param exitCode exit code of the batch script, where it is known
 * @param jobId the job
 * @param recordedAt when it was asked, for an answer of the past that the history keeps
 */
public record SchedulerAnswer(
    SchedulerState state,
    String word,
    Optional<String> reason,
    Optional<Integer> exitCode,
    String jobId,
    Optional<Instant> recordedAt) {

  /** The one that tells most first, whenever it was. */
  static final Comparator<SchedulerAnswer> TELLING =
      Comparator.comparingInt(SchedulerAnswer::rank)
          .thenComparing(SchedulerAnswer::word)
          .thenComparing(answer -> answer.reason().orElse(""))
          .thenComparing(answer -> answer.exitCode().orElse(-1));

  /** Its words in one line, such as {@code NODE_FAIL (NodeDown)}. */
  public String evidence() {
    return word + reason.map(" (%s)"::formatted).orElse("");
  }

  private int rank() {
    return switch (state) {
      case NODE_FAILED, PREEMPTED -> 0;
      case TIMED_OUT, CANCELLED -> 1;
      case FAILED -> 2;
      case SUCCEEDED -> 3;
      case PENDING, RUNNING, COMPLETING, UNKNOWN -> 4;
    };
  }
}
