package dev.hpccompose.runtime.run;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.tracking.AttemptHistory;
import dev.hpccompose.tracking.JobHistory;
import dev.hpccompose.tracking.JobProjection;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run, as its history tells it at one moment.
 *
 * @param run where it lies
 * @param job the state that its history leads to
 * @param last the last event of the history; empty without a history
 * @param problem what is wrong with the records; where they cannot be read, nothing of the rest
 *     counts
 */
public record RunView(
    RunDirectory run,
    JobHistory job,
    Optional<RecordedEvent> last,
    Optional<RecordProblem> problem) {

  private static final JobProjection PROJECTION = new JobProjection();

  /** Reads a run. Never writes; what cannot be read is a problem of this run alone. */
  public static RunView read(RunDirectory run) {
    try {
      RunView view = of(run, run.history());
      return view.with(RunHead.misnamed(view.run()));
    } catch (UncheckedIOException e) {
      return before(run).with(Optional.of(RunHead.unreadable(run, e)));
    }
  }

  /** A run with this history. */
  public static RunView of(RunDirectory run, Stream<RecordedEvent> history) {
    RunView view = before(run);
    for (Iterator<RecordedEvent> events = history.iterator(); events.hasNext(); ) {
      view = view.after(events.next());
    }
    return view;
  }

  /** A run of whose history nothing was read. */
  public static RunView before(RunDirectory run) {
    return new RunView(run, PROJECTION.initial(), Optional.empty(), Optional.empty());
  }

  /** The same after one more event. */
  public RunView after(RecordedEvent event) {
    return new RunView(
        run.holding(event.run()), PROJECTION.evolve(job, event), Optional.of(event), problem);
  }

  private RunView with(Optional<RecordProblem> found) {
    return new RunView(run, job, last, found);
  }

  /** When the last event of the history came; empty without a history. */
  public Optional<Instant> changed() {
    return last.map(RecordedEvent::at);
  }

  /** Whether the records can be taken for those of the run. */
  public boolean isSound() {
    return RecordProblem.isSound(problem);
  }

  /** Where the spec lies now, where the history names one. */
  public Optional<Path> spec() {
    return job.plan().map(plan -> Relocation.of(run, plan, List.of()).spec().now());
  }

  /**
   * Where a file lies now that the history names.
   *
   * @param recorded an absolute path from the history
   */
  public Path now(String recorded) {
    return job.plan()
        .map(plan -> Relocation.of(run, plan, List.of()).now(recorded))
        .orElseGet(() -> run.path().resolve(recorded));
  }

  /** The scheduler that has the job. */
  public Optional<String> scheduler() {
    return job.plan().map(RunPlanned::scheduler);
  }

  /** The job, where the history names it. */
  public Optional<JobRef> known() {
    return job.submission()
        .accepted()
        .map(fact -> reference(fact.jobId(), fact.cluster(), fact.pid(), fact.host()))
        .or(() -> job.attempt().flatMap(AttemptHistory::start).map(this::started));
  }

  private JobRef started(AttemptStarted fact) {
    return reference(
        fact.jobId(), Optional.empty(), Optional.of(fact.pid()), Optional.of(fact.host()));
  }

  private JobRef reference(
      String jobId, Optional<String> cluster, Optional<Long> pid, Optional<String> host) {
    return new JobRef(jobId, run.runId(), cluster, pid, host);
  }

  /** The log of a service. */
  public Path log(String service) {
    return run.log(job.planned(service).map(PlannedService::token).orElse(service));
  }

  /**
   * The log of a service in one attempt. Attempts of a run that resumes have logs of their own;
   * those of others share one.
   */
  public Path log(String service, int attempt) {
    Path own = run.attempt(attempt);
    boolean resumes = job.plan().flatMap(RunPlanned::resumeDir).isPresent();
    // runs that were not planned here say nothing of it
    return resumes || Files.isDirectory(own)
        ? own.resolve("logs").resolve(log(service).getFileName())
        : log(service);
  }

  /** The run in a few words: its job where that is known. */
  public String title() {
    return job.jobId().map("job "::concat).orElseGet(() -> "run " + run.runId());
  }
}
