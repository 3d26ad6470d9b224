package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the history of one run says. Facts of different writers are kept apart and put together when
 * they are asked for, so that it does not matter whose events came first.
 *
 * @param run what was intended
 * @param submission what became of the submission
 * @param attempts every attempt that reported, by number
 * @param cancelRequestedAt when somebody asked for the end of the job first
 * @param scheduler what the scheduler, the second witness, said last
 */
public record JobState(
    Optional<RunFacts> run,
    Submission submission,
    List<AttemptState> attempts,
    Optional<Instant> cancelRequestedAt,
    Optional<SchedulerReport> scheduler) {

  static final JobState NONE =
      new JobState(
          Optional.empty(), Submission.NONE, List.of(), Optional.empty(), Optional.empty());

  public JobState {
    attempts = List.copyOf(attempts);
  }

  /** Where the run stands, by its own history alone. */
  public Phase phase() {
    return attempt()
        .map(AttemptState::phase)
        .map(phase -> requeued() ? Phase.SUBMITTED : phase)
        .orElseGet(submission::phase);
  }

  /** The latest attempt, once it reported. */
  public Optional<AttemptState> attempt() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
  }

  /** Whether the latest attempt is over and the scheduler will start another one. */
  public boolean requeued() {
    return outcome().equals(Optional.of(Outcome.REQUEUED));
  }

  /** The services of the latest attempt, in start order; planned ones first. */
  public List<ServiceState> services() {
    return Services.of(this);
  }

  /** The id of the run. */
  public Optional<String> runId() {
    return run.map(RunFacts::runId);
  }

  /** What was planned. */
  public Optional<RunPlanned> plan() {
    return run.map(RunFacts::plan);
  }

  /** The id that the job has in its scheduler. */
  public Optional<String> jobId() {
    return submission
        .accepted()
        .map(JobSubmitted::jobId)
        .or(() -> attempt().flatMap(AttemptState::start).map(AttemptStarted::jobId));
  }

  /** The cluster that the scheduler named. */
  public Optional<String> cluster() {
    return submission.accepted().flatMap(JobSubmitted::cluster);
  }

  /** Absolute path of the log of the batch script. */
  public Optional<String> batchLog() {
    return submission.accepted().flatMap(JobSubmitted::batchLog);
  }

  /** Process id of the supervisor, with the embedded engine only. */
  public Optional<Long> enginePid() {
    return submission.accepted().flatMap(JobSubmitted::pid);
  }

  /** The machine of {@link #enginePid()}. */
  public Optional<String> engineHost() {
    return submission.accepted().flatMap(JobSubmitted::host);
  }

  /** Absolute path of the batch script. */
  public Optional<String> scriptPath() {
    return submission.script().map(ScriptRendered::path);
  }

  /** Whether somebody asked for the end of the job. */
  public boolean cancelRequested() {
    return cancelRequestedAt.isPresent();
  }

  /** The nodes of the latest attempt, the primary one first. */
  public List<String> nodes() {
    return attempt().flatMap(AttemptState::start).map(AttemptStarted::nodes).orElse(List.of());
  }

  /** When the latest attempt started. */
  public Optional<Instant> startedAt() {
    return attempt().flatMap(AttemptState::startedAt);
  }

  /** When the latest attempt ended. */
  public Optional<Instant> finishedAt() {
    return attempt().flatMap(AttemptState::finishedAt);
  }

  /** How the latest attempt ended. */
  public Optional<Outcome> outcome() {
    return end().map(AttemptFinished::outcome);
  }

  /** Exit code of the batch script. */
  public Optional<Integer> exitCode() {
    return end().map(AttemptFinished::exitCode);
  }

  /** The service that decided the outcome. */
  public Optional<String> decidingService() {
    return end().flatMap(AttemptFinished::service);
  }

  JobState planned(RunFacts facts) {
    return new JobState(
        run.or(() -> Optional.of(facts)), submission, attempts, cancelRequestedAt, scheduler);
  }

  JobState with(Submission next) {
    return new JobState(run, next, attempts, cancelRequestedAt, scheduler);
  }

  JobState with(SchedulerReport report) {
    return new JobState(run, submission, attempts, cancelRequestedAt, Optional.of(report));
  }

  JobState cancelRequested(Instant at) {
    Instant first = cancelRequestedAt.filter(earlier -> earlier.isBefore(at)).orElse(at);
    return new JobState(run, submission, attempts, Optional.of(first), scheduler);
  }

  JobState inAttempt(int number, UnaryOperator<AttemptState> change) {
    if (!attempts.isEmpty() && attempts.getLast().number() == number) {
      List<AttemptState> next = new ArrayList<>(attempts);
      next.set(next.size() - 1, change.apply(attempts.getLast()));
      return with(next);
    }
    SortedMap<Integer, AttemptState> byNumber = new TreeMap<>();
    attempts.forEach(attempt -> byNumber.put(attempt.number(), attempt));
    byNumber.put(number, change.apply(byNumber.getOrDefault(number, AttemptState.begin(number))));
    return with(List.copyOf(byNumber.values()));
  }

  private JobState with(List<AttemptState> next) {
    return new JobState(run, submission, next, cancelRequestedAt, scheduler);
  }

  private Optional<AttemptFinished> end() {
    return attempt().flatMap(AttemptState::end);
  }
}
