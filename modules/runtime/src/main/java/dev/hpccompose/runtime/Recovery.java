package dev.hpccompose.runtime;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.runtime.internal.Histories;
import dev.hpccompose.runtime.internal.Links;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    return last(events, JobSubmitted.class)
        .map(fact -> new JobRef(fact.jobId(), runId, fact.cluster(), fact.pid(), fact.host()))
        .or(() -> last(events, AttemptStarted.class).map(fact -> started(runId, fact)));
  }

  private static JobRef started(String runId, AttemptStarted fact) {
    return new JobRef(
        fact.jobId(), runId, Optional.empty(), Optional.of(fact.pid()), Optional.of(fact.host()));
  }

  private static <E extends JobEvent> Optional<E> last(List<RecordedEvent> events, Class<E> type) {
    return events.stream()
        .map(RecordedEvent::event)
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((earlier, later) -> later);
  }

  /**
   * Asks the scheduler for the job of a run whose history does not name one, and records the
   * answer.
   *
   * @param run the run
   * @throws java.io.UncheckedIOException when the answer could not be recorded
   */
  public RecoveryOutcome recover(RunDirectory run) {
    List<RecordedEvent> events = Histories.of(run.events());
    Optional<JobRef> known = known(run.runId(), events);
    if (known.isPresent()) {
      return new RecoveryOutcome.Known(known.get());
    }
    return last(events, JobSubmissionFailed.class)
        .<RecoveryOutcome>map(fact -> new RecoveryOutcome.WasRefused(fact.message()))
        .orElseGet(() -> ask(run, events));
  }

  private RecoveryOutcome ask(RunDirectory run, List<RecordedEvent> events) {
    Optional<JobRef> found = client.find(run.runId());
    if (events.isEmpty() || found.isEmpty()) {
      return new RecoveryOutcome.NoJob();
    }
    JobRef job = found.get();
    try (Recorder recorder = Recorder.of(run, clock)) {
      recorder.record(
          new JobSubmitted(job.jobId(), job.cluster(), Optional.empty(), job.pid(), job.host()),
          Optional.of(events.getLast().id()));
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
