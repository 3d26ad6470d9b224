package dev.hpccompose.runtime.run;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.runtime.internal.run.Links;
import dev.hpccompose.runtime.internal.run.SubmissionFacts;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
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
    return SubmissionFacts.of(run.history()).job(run.runId());
  }

  /**
   * The job that these facts name.
   *
   * @param runId their run
   * @param submitted the answer of the scheduler
   * @param started what the supervisor says of itself
   */
  public static Optional<JobRef> known(
      String runId, Optional<JobSubmitted> submitted, Optional<AttemptStarted> started) {
    return submitted
        .map(fact -> new JobRef(fact.jobId(), runId, fact.cluster(), fact.pid(), fact.host()))
        .or(() -> started.map(fact -> started(runId, fact)));
  }

  private static JobRef started(String runId, AttemptStarted fact) {
    return new JobRef(
        fact.jobId(), runId, Optional.empty(), Optional.of(fact.pid()), Optional.of(fact.host()));
  }

  /**
   * Asks the scheduler for the job of a run whose history does not name one, and records the
   * answer.
   *
   * @param run the run
   * @throws java.io.UncheckedIOException when the answer could not be recorded
   */
  public RecoveryOutcome recover(RunDirectory run) {
    SubmissionFacts told = SubmissionFacts.of(run.history());
    Optional<JobRef> known = told.job(run.runId());
    if (known.isPresent()) {
      return new RecoveryOutcome.Known(known.get());
    }
    return told.refused()
        .<RecoveryOutcome>map(fact -> new RecoveryOutcome.WasRefused(fact.message()))
        .orElseGet(() -> ask(run, told));
  }

  private RecoveryOutcome ask(RunDirectory run, SubmissionFacts told) {
    Optional<JobRef> found = client.find(run.runId());
    if (told.last().isEmpty() || found.isEmpty()) {
      return new RecoveryOutcome.NoJob();
    }
    JobRef job = found.get();
    try (Recorder recorder = Recorder.of(run, clock)) {
      recorder.record(
          new JobSubmitted(job.jobId(), job.cluster(), Optional.empty(), job.pid(), job.host()),
          told.last());
    }
    link(run, job);
    return new RecoveryOutcome.Found(job);
  }

  private static void link(RunDirectory run, JobRef job) {
    try {
      new Links(run).point(job.jobId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
