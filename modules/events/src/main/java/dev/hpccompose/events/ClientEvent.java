package dev.hpccompose.events;

import java.util.Optional;

/** What a later process did or saw; written by a writer {@code cli-<id>}. */
public sealed interface ClientEvent extends JobEvent {

  /**
   * Somebody asked for the end of the job.
   *
   * @param jobId the job
   */
  record JobCancelRequested(String jobId) implements ClientEvent {}

  /**
   * What the scheduler, the second witness, said.
   *
   * @param jobId the job
   * @param state the scheduler's own word, such as {@code NODE_FAIL}
   * @param reason the scheduler's own word for why, where it gave one
   * @param exitCode exit code of the batch script, where it is known
   */
  record SchedulerObserved(
      String jobId, String state, Optional<String> reason, Optional<Integer> exitCode)
      implements ClientEvent {}
}
