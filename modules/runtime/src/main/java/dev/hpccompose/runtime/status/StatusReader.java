package dev.hpccompose.runtime.status;

import dev.hpccompose.runtime.run.Heartbeat;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.Freshness;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Gathers what the verdict on a job needs: the history, the heartbeat, and the scheduler's answer
 * where the history does not tell.
 *
 * @param scheduling the second witness
 * @param clock the clock of this machine
 */
public record StatusReader(Scheduling scheduling, InstantSource clock) {

  private record Look(RunView view, Freshness freshness) {

    boolean tells() {
      return JobStatus.isTold(view.job(), freshness);
    }
  }

  /** How the job of a run is doing. */
  public RunStatus of(RunView view) {
    return status(look(view), scheduling);
  }

  /** The same for many runs; their scheduler is asked once for all of them, or not at all. */
  public List<RunStatus> of(List<RunView> views) {
    List<Look> looks = views.stream().map(this::look).toList();
    List<RunView> open = looks.stream().filter(look -> !look.tells()).map(Look::view).toList();
    SchedulerQuery together = BatchedQuery.about(open, scheduling);
    return looks.stream().map(look -> status(look, together)).toList();
  }

  private Look look(RunView view) {
    return new Look(view, Heartbeat.read(view.run(), clock));
  }

  private RunStatus status(Look look, SchedulerQuery query) {
    RunView view = look.view();
    Optional<SchedulerAnswer> answer = look.tells() ? Optional.empty() : query.answer(view);
    return new RunStatus(view, JobStatus.of(view.job(), look.freshness(), answer, clock.instant()));
  }
}
