package dev.hpccompose.runtime.run;

import dev.hpccompose.runtime.spi.JobRef;

/** What is known about the job of a run. */
public sealed interface RecoveryOutcome {

  /**
   * The history names the job.
   *
   * @param job the job
   */
  record Known(JobRef job) implements RecoveryOutcome {}

  /**
   * The scheduler named the job, and the history does so from now on.
   *
   * @param job the job
   */
  record Found(JobRef job) implements RecoveryOutcome {}

  /**
   * The scheduler had refused the job.
   *
   * @param message its words
   */
  record WasRefused(String message) implements RecoveryOutcome {}

  /** Neither the history nor the scheduler knows a job of this run. */
  record NoJob() implements RecoveryOutcome {}
}
