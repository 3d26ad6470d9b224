package dev.hpccompose.runtime.spi;

import java.util.Optional;

/**
 * What a scheduler said about a job.
 *
 * @param jobId the job
 * @param phase what the state means
 * @param state the scheduler's own word, such as {@code NODE_FAIL}
 * @param reason the scheduler's own word for why, where it gave one
 * @param exitCode exit code of the batch script, where it is known
 */
public record Observation(
    String jobId, Phase phase, String state, Optional<String> reason, Optional<Integer> exitCode) {

  /** What the many state words of a scheduler come down to. */
  public enum Phase {
    /** Not started yet. */
    PENDING,
    /** Has its nodes, and has not given them back. */
    RUNNING,
    /** Is over, with exit code 0. */
    SUCCEEDED,
    /** Is over, because somebody cancelled it. */
    CANCELLED,
    /** Is over, because of its time limit. */
    TIMED_OUT,
    /** Is over in any other way. */
    FAILED,
    /** The word is not known here. */
    UNKNOWN
  }
}
