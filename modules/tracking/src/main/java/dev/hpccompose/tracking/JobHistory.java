package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the history of one run says. Facts of different writers are kept apart and put together when
 * they are asked for, so that it does not matter whose events came first.
 *
 * @param run what was intended
 * @param submission what became of the submission
 * @param attempts every attempt that reported, by number
 * @param cancelRequestedAt when somebody asked for the end of the job first
 * @param answers what the scheduler, the second witness, said when it was asked
 */
public record JobHistory(
    Optional<RunFacts> run,
    SubmissionHistory submission,
    List<AttemptHistory> attempts,
    Optional<Instant> cancelRequestedAt,
    RecordedAnswers answers) {

  static final JobHistory NONE =
      new JobHistory(
          Optional.empty(),
          SubmissionHistory.NONE,
          List.of(),
          Optional.empty(),
          RecordedAnswers.NONE);

  public JobHistory {
    attempts = List.copyOf(attempts);
  }

  /** The latest attempt, once it reported. */
  public Optional<AttemptHistory> attempt() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
  }

  /** Whether the latest attempt is over and the scheduler will start another one. */
  public boolean isRequeued() {
    return outcome().equals(Optional.of(Outcome.REQUEUED));
  }

  /**
   * Whether an attempt has no end and cannot come to one any more.
   *
   * @param attempt one of the attempts
   * @param now how the job is doing
   */
  public boolean brokeOff(AttemptHistory attempt, JobState now) {
    boolean latest = attempt.number() == attempts.getLast().number();
    return !attempt.isOver() && (!latest || now.isOver());
  }

  /** That the job is over, as the scheduler said when it was asked earlier. */
  Optional<SchedulerAnswer> recordedEnd() {
    return answers.end(attempt().map(AttemptHistory::number).orElse(0));
  }

  /** The names of its services, in start order; planned ones first. */
  public List<String> serviceNames() {
    Stream<String> told = attempt().stream().flatMap(one -> one.services().names().stream());
    return Stream.concat(planned().map(PlannedService::name), told).distinct().toList();
  }

  /** What was planned for a service; empty only when the history has lost its plan. */
  public Optional<PlannedService> planned(String service) {
    return planned().filter(one -> one.name().equals(service)).findFirst();
  }

  private Stream<PlannedService> planned() {
    return plan().stream().flatMap(plan -> plan.services().stream());
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
        .or(() -> attempt().flatMap(AttemptHistory::start).map(AttemptStarted::jobId));
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
    return attempt().flatMap(AttemptHistory::start).map(AttemptStarted::nodes).orElse(List.of());
  }

  /** When the latest attempt started. */
  public Optional<Instant> startedAt() {
    return attempt().flatMap(AttemptHistory::startedAt);
  }

  /** When the latest attempt ended. */
  public Optional<Instant> finishedAt() {
    return attempt().flatMap(AttemptHistory::finishedAt);
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

  JobHistory planned(RunFacts facts) {
    return new JobHistory(
        run.or(() -> Optional.of(facts)), submission, attempts, cancelRequestedAt, answers);
  }

  JobHistory with(SubmissionHistory next) {
    return new JobHistory(run, next, attempts, cancelRequestedAt, answers);
  }

  JobHistory with(RecordedAnswers said) {
    return new JobHistory(run, submission, attempts, cancelRequestedAt, said);
  }

  JobHistory cancelRequested(Instant at) {
    Instant first = cancelRequestedAt.filter(earlier -> earlier.isBefore(at)).orElse(at);
    return new JobHistory(run, submission, attempts, Optional.of(first), answers);
  }

  JobHistory inAttempt(int number, UnaryOperator<AttemptHistory> change) {
    if (!attempts.isEmpty() && attempts.getLast().number() == number) {
      List<AttemptHistory> next = new ArrayList<>(attempts);
      next.set(next.size() - 1, change.apply(attempts.getLast()));
      return with(next);
    }
    SortedMap<Integer, AttemptHistory> byNumber = new TreeMap<>();
    attempts.forEach(attempt -> byNumber.put(attempt.number(), attempt));
    byNumber.put(number, change.apply(byNumber.getOrDefault(number, AttemptHistory.begin(number))));
    return with(List.copyOf(byNumber.values()));
  }

  private JobHistory with(List<AttemptHistory> next) {
    return new JobHistory(run, submission, next, cancelRequestedAt, answers);
  }

  private Optional<AttemptFinished> end() {
    return attempt().flatMap(AttemptHistory::end);
  }
}
