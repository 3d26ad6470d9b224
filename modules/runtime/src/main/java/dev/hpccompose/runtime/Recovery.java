package dev.hpccompose.runtime;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.runtime.internal.Histories;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Finds the job of a run whose submitting process died between the submission and its record.
 *
 * @param client the scheduler of the run
 * @param clock gives the time of what is recorded
 */
public record Recovery(SchedulerClient client, InstantSource clock) {

  /**
   * The job that the history names; asks nobody and never writes.
   *
   * @param run the run
   */
  public static Optional<JobRef> known(RunDirectory run) {
    return known(run.runId(), Histories.of(run.events()));
  }

  /**
   * The job that these events name.
   *
   * @param runId their run
   * @param events the history of the run
   */
  public static Optional<JobRef> known(String runId, List<RecordedEvent> events) {
    throw new UnsupportedOperationException();
  }

  /**
   * Asks the scheduler for the job of a run whose history does not name one, and records the answer.
   *
   * @param run the run
   */
  public RecoveryOutcome recover(RunDirectory run) {
    throw new UnsupportedOperationException();
  }
}
