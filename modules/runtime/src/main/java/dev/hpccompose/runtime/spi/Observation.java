package dev.hpccompose.runtime.spi;

import dev.hpccompose.events.SchedulerState;
import java.util.Optional;

/**
 * What a scheduler said about a job.
 *
 * @param jobId the job
 * @param state what its word means
 * @param word the scheduler's own word, such as {@code NODE_FAIL}
 * @param reason the scheduler's own word for why, where it gave one
 * @param exitCode exit code of the batch script, where it is known
 */
public record Observation(
    String jobId,
    SchedulerState state,
    String word,
    Optional<String> reason,
    Optional<Integer> exitCode) {}
