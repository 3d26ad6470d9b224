package dev.hpccompose.runtime.status;

import dev.hpccompose.runtime.run.Heartbeat;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands, with both witnesses heard.
 *
 * @param state the verdict
 * @param witness who gave it
 * @param heartbeat whether the supervisor has shown that it lives
 * @param job the job, where either witness names it
 * @param answer what the scheduler said, when it was asked
 */
public record Standing(
    State state,
    Witness witness,
    Heartbeat heartbeat,
    Optional<JobRef> job,
    Optional<Observation> answer) {

  /** Who knows. */
  public enum Witness {
    /** The history of the run. */
    LOG,
    /** The scheduler. */
    SCHEDULER,
    /** Nobody. */
    NONE
  }

  /**
   * Hears the history, and the scheduler only where the history is neither fresh nor at its end.
   */
  public static Standing of(RunView view, SchedulerQuery scheduling, InstantSource clock) {
    Heartbeat heartbeat = Heartbeat.read(view.run(), clock);
    if (!view.isSound()) {
      return new Standing(
          State.UNKNOWN, Witness.NONE, heartbeat, Optional.empty(), Optional.empty());
    }
    return switch (view.job().phase()) {
      case FINISHED ->
          byLog(view, view.job().outcome().map(State::of).orElse(State.UNKNOWN), heartbeat);
      case SUBMISSION_FAILED -> byLog(view, State.REFUSED, heartbeat);
      case RUNNING -> running(view, State.RUNNING, heartbeat, scheduling);
      case STOPPING -> running(view, State.STOPPING, heartbeat, scheduling);
      case PLANNED, SUBMITTED -> byScheduler(view, State.STARTING, heartbeat, scheduling);
    };
  }

  /** The same for many runs; their scheduler is asked once for all of them, or not at all. */
  public static List<Standing> of(List<RunView> views, Scheduling scheduling, InstantSource clock) {
    List<RunView> open = views.stream().filter(view -> !isTold(view, clock)).toList();
    SchedulerQuery together = BatchedQuery.about(open, scheduling);
    return views.stream().map(view -> of(view, together, clock)).toList();
  }

  private static boolean isTold(RunView view, InstantSource clock) {
    if (!view.isSound()) {
      return true;
    }
    return switch (view.job().phase()) {
      case FINISHED, SUBMISSION_FAILED -> true;
      case RUNNING, STOPPING -> Heartbeat.read(view.run(), clock) == Heartbeat.FRESH;
      case PLANNED, SUBMITTED -> false;
    };
  }

  /** Whether the job is over although its history has no end. */
  public boolean brokeOff() {
    return witness == Witness.SCHEDULER && state.isOver();
  }

  private static Standing running(
      RunView view, State known, Heartbeat heartbeat, SchedulerQuery scheduling) {
    return heartbeat == Heartbeat.FRESH
        ? byLog(view, known, heartbeat)
        : byScheduler(view, known, heartbeat, scheduling);
  }

  private static Standing byLog(RunView view, State state, Heartbeat heartbeat) {
    return new Standing(state, Witness.LOG, heartbeat, view.known(), Optional.empty());
  }

  private static Standing byScheduler(
      RunView view, State known, Heartbeat heartbeat, SchedulerQuery scheduling) {
    Optional<JobRef> job = scheduling.job(view);
    if (job.isEmpty()) {
      return new Standing(State.PLANNED, Witness.NONE, heartbeat, job, Optional.empty());
    }
    Optional<Observation> answer = scheduling.ask(view, job.get());
    State state = answer.map(said -> verdict(view, said, known)).orElse(State.UNKNOWN);
    Witness witness = state == State.UNKNOWN ? Witness.NONE : Witness.SCHEDULER;
    return new Standing(state, witness, heartbeat, job, answer);
  }

  /** Some schedulers forget why a job ended that was cancelled before it could report anything. */
  private static State verdict(RunView view, Observation said, State known) {
    State state = State.of(said.phase(), known);
    boolean cancelled = view.job().cancelRequested() && view.job().attempt().isEmpty();
    return state.isOver() && cancelled ? State.CANCELLED : state;
  }
}
