package dev.hpccompose.runtime.follow;

import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.tracking.Goal;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Looks on until a goal is reached or missed, and no longer than until a time.
 *
 * @param view what is made of the run meanwhile
 * @param goal what is waited for
 * @param clock the time
 * @param deadline when the patience ends
 */
public record FollowDeadline(FollowView view, Goal goal, InstantSource clock, Instant deadline)
    implements FollowView {

  /** Silently, until a time. */
  public static FollowDeadline time(InstantSource clock, Instant deadline) {
    return new FollowDeadline(new FollowView() {}, Goal.END, clock, deadline);
  }

  @Override
  public void event(RecordedEvent event) {
    view.event(event);
  }

  @Override
  public void lines(String service, List<String> lines) {
    view.lines(service, lines);
  }

  @Override
  public void answer(SchedulerAnswer answer) {
    view.answer(answer);
  }

  @Override
  public boolean isEnough(JobStatus job) {
    return goal.of(job) != Goal.Progress.OPEN;
  }

  @Override
  public boolean isRead() {
    return view.isRead() && clock.instant().isBefore(deadline);
  }
}
