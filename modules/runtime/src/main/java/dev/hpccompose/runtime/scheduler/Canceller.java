package dev.hpccompose.runtime.scheduler;

import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.runtime.run.Recorder;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;

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
    if (isOver(run, job)) {
      return new CancelOutcome.AlreadyOver(job);
    }
    try (Recorder recorder = Recorder.of(run, clock)) {
      recorder.record(new JobCancelRequested(job.jobId()), Optional.empty());
    } catch (UncheckedIOException e) {
      // a full disk is no reason to let the job run on
    }
    return client
        .cancel(job)
        .map(refusal -> refused(run, job, refusal))
        .orElseGet(() -> new CancelOutcome.Asked(job));
  }

  /** Somebody else may have cancelled the job at the same moment. */
  private CancelOutcome refused(RunDirectory run, JobRef job, String refusal) {
    return isOver(run, job)
        ? new CancelOutcome.AlreadyOver(job)
        : new CancelOutcome.Refused(refusal);
  }

  private boolean isOver(RunDirectory run, JobRef job) {
    return SchedulerWitness.status(client, run, job, clock).state().isOver();
  }
}
