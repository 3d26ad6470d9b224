package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a job is doing: the one verdict, a pure function of its history and of what else is known.
 * Every command and every document shows this one.
 *
 * @param state the state of the job
 * @param services its services, in start order; settled when the job is over
 * @param cause why it ended, or waits for another attempt
 * @param witness who tells the state
 * @param freshness whether the supervisor has shown lately that it lives
 * @param jobId the id that the job has in its scheduler, where either witness names it
 * @param answer what the scheduler said, when it was asked or its earlier answer counts
 * @param at the time of which this is said
 */
public record JobStatus(
    JobState state,
    List<ServiceStatus> services,
    Optional<Cause> cause,
    Witness witness,
    Freshness freshness,
    Optional<String> jobId,
    Optional<SchedulerAnswer> answer,
    Instant at) {

  private static final JobProjection PROJECTION = new JobProjection();

  /** Copies the services. */
  public JobStatus {
    services = List.copyOf(services);
  }

  /**
   * How a job is doing now.
   *
   * @param history all of its history
   * @param freshness of its heartbeat
   * @param answer what the scheduler says; empty when it was not asked, or could not be
   * @param now the time
   */
  public static JobStatus of(
      JobHistory history, Freshness freshness, Optional<SchedulerAnswer> answer, Instant now) {
    return of(history, Verdict.of(history, freshness, answer), freshness, answer, now);
  }

  private static JobStatus of(
      JobHistory history,
      Verdict verdict,
      Freshness freshness,
      Optional<SchedulerAnswer> answer,
      Instant at) {
    boolean nothingRuns =
        verdict.state().isOver() || history.attempt().stream().anyMatch(AttemptHistory::isOver);
    return new JobStatus(
        verdict.state(),
        ServiceStatus.of(history, nothingRuns),
        JobCause.of(history, verdict),
        verdict.witness(),
        freshness,
        history.jobId().or(() -> answer.map(SchedulerAnswer::jobId)),
        verdict.answer(),
        at);
  }

  /** As far as the history alone tells: of a job that is followed, or was. */
  public static JobStatus told(JobHistory history, Instant now) {
    return of(history, Freshness.FRESH, Optional.empty(), now);
  }

  /**
   * How a job was doing at some time. An event counts with all that led to it, whatever the clocks
   * of their writers say.
   *
   * @param history the history, in its order
   * @param time the time
   * @param freshness of the heartbeat now; counts when nothing happened after {@code time}
   * @param answer what the scheduler says now; counts when nothing happened after {@code time}
   */
  public static JobStatus at(
      List<RecordedEvent> history,
      Instant time,
      Freshness freshness,
      Optional<SchedulerAnswer> answer) {
    int end = history.size();
    while (end > 0 && history.get(end - 1).at().isAfter(time)) {
      end--;
    }
    JobHistory then = PROJECTION.fold(history.subList(0, end));
    if (end == history.size()) {
      return of(then, freshness, answer, time);
    }
    boolean starts = history.subList(end, history.size()).stream().anyMatch(JobStatus::isStart);
    return of(then, Verdict.then(then, starts), Freshness.FRESH, Optional.empty(), time);
  }

  private static boolean isStart(RecordedEvent recorded) {
    return recorded.event() instanceof AttemptStarted;
  }

  /** Whether the history tells by itself how the job is doing, so that nobody need be asked. */
  public static boolean isTold(JobHistory history, Freshness freshness) {
    return Verdict.told(history, freshness).isPresent();
  }

  /** Whether the job is over although its history has no end. */
  public boolean brokeOff() {
    return witness == Witness.SCHEDULER && state.isOver();
  }

  /** The status of a service. */
  public Optional<ServiceStatus> service(String name) {
    return services.stream().filter(service -> service.name().equals(name)).findFirst();
  }
}
