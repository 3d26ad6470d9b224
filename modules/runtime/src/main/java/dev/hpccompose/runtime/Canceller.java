package dev.hpccompose.runtime;

import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.time.InstantSource;

/**
 * Cancels jobs.
 *
 * @param client the scheduler of the jobs
 * @param clock gives the time of what is recorded
 */
public record Canceller(SchedulerClient client, InstantSource clock) {

  /**
   * Records the wish, then asks the scheduler for the end of the job.
   *
   * @param run the run
   * @param job its job
   */
  public CancelOutcome cancel(RunDirectory run, JobRef job) {
    throw new UnsupportedOperationException();
  }
}
