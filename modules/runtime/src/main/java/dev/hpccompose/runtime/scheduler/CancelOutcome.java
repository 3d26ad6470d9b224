package dev.hpccompose.runtime.scheduler;

import dev.hpccompose.runtime.spi.JobRef;

/** What became of the wish to cancel a job. */
public sealed interface CancelOutcome {

  /**
   * The scheduler was asked and said nothing against it. The job still has to stop its services.
   *
   * @param job the job
   */
  record Asked(JobRef job) implements CancelOutcome {}

  /**
   * The job had ended before.
   *
   * @param job the job
   */
  record AlreadyOver(JobRef job) implements CancelOutcome {}

  /**
   * The scheduler could not be asked, or said no.
   *
   * @param message its words
   */
  record Refused(String message) implements CancelOutcome {}
}
