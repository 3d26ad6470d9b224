package dev.hpccompose.runtime.run;

import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.runtime.internal.run.Links;
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
   * Asks the scheduler for the job of a run whose history does not name one, and records the
   * answer.
   *
   * @param run the run
   * @throws java.io.UncheckedIOException when the answer could not be recorded
   */
  public RecoveryOutcome recover(RunDirectory run) {
    RunView told = RunView.read(run);
    if (told.known().isPresent()) {
      return new RecoveryOutcome.Known(told.known().get());
    }
    return told.job()
        .submission()
        .refused()
        .<RecoveryOutcome>map(fact -> new RecoveryOutcome.WasRefused(fact.message()))
        .orElseGet(() -> ask(told));
  }

  private RecoveryOutcome ask(RunView told) {
    RunDirectory run = told.run();
    Optional<JobRef> found = client.find(run.runId());
    if (told.last().isEmpty() || found.isEmpty()) {
      return new RecoveryOutcome.NoJob();
    }
    JobRef job = found.get();
    try (Recorder recorder = Recorder.of(run, clock)) {
      recorder.record(
          new JobSubmitted(job.jobId(), job.cluster(), Optional.empty(), job.pid(), job.host()),
          told.last().map(RecordedEvent::id));
    }
    link(run, job);
    return new RecoveryOutcome.Found(job);
  }

  private static void link(RunDirectory run, JobRef job) {
    try {
      new Links(run.root(), run.runId()).point(job.jobId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
