package dev.hpccompose.runtime.follow;

import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.EventTail;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.ServiceEvent.EndpointDeregistered;
import dev.hpccompose.events.ServiceEvent.EndpointRegistered;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceHookFinished;
import dev.hpccompose.events.ServiceEvent.ServiceLogTruncated;
import dev.hpccompose.events.ServiceEvent.ServicePortTaken;
import dev.hpccompose.events.ServiceEvent.ServiceProbed;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceRestartScheduled;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStarting;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.ServiceEvent.ServiceStopping;
import dev.hpccompose.events.ServiceEvent.ServiceUnhealthy;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run until its end: its history and its logs, and the scheduler where they are silent.
 */
public final class RunFollower {

  private final ServiceLogs logs;
  private final QueueWatch queue;
  private final EventTail tail;
  private final Pulse pulse;
  private final InstantSource clock;
  private RunView run;
  private @Nullable SchedulerAnswer told;
  private FollowView view = new FollowView() {};

  /**
   * A follower that stands at the beginning.
   *
   * @param run the run
   * @param logs the logs that are wanted
   * @param scheduling the second witness
   * @param clock the clock of this machine
   */
  public RunFollower(
      RunDirectory run, ServiceLogs logs, Scheduling scheduling, InstantSource clock) {
    this.run = RunView.before(run);
    this.logs = logs;
    this.queue = new QueueWatch(scheduling, clock);
    this.tail = EventLog.open(run.events()).tail();
    this.pulse = Pulse.at(run.path());
    this.clock = clock;
  }

  /**
   * Follows until the end, or until the view has seen enough. The next call goes on from there.
   *
   * @param shown what is made of the run
   */
  public FollowEnd follow(FollowView shown) {
    view = shown;
    while (true) {
      boolean moved = look();
      JobStatus status = JobStatus.told(run.job(), clock.instant());
      if (status.state().isOver() && !status.brokeOff()) {
        logs.finish(view);
        return new FollowEnd.Finished(new RunStatus(run, status));
      }
      if (view.isEnough(status)) {
        return new FollowEnd.Left(new RunStatus(run, status));
      }
      Optional<JobStatus> over = moved ? moved() : silent();
      if (over.isPresent()) {
        logs.finish(view);
        return new FollowEnd.BrokeOff(new RunStatus(run, over.get()));
      }
      if (!view.isRead() || !pulse.rest(moved)) {
        return new FollowEnd.Left(new RunStatus(run, status));
      }
    }
  }

  private boolean look() {
    // logs first: that a service started is then known before anything that it wrote is shown
    boolean moved = logs.collect();
    do {
      List<RecordedEvent> arrived = tail.poll();
      take(arrived);
      moved |= !arrived.isEmpty();
    } while (tail.hasMore());
    logs.show(view);
    return moved;
  }

  private void take(List<RecordedEvent> arrived) {
    for (RecordedEvent event : arrived) {
      run = run.after(event);
    }
    if (!arrived.isEmpty()) {
      logs.attach(run);
    }
    arrived.forEach(this::show);
  }

  /** What a service wrote is shown before it is said what became of the service. */
  private void show(RecordedEvent event) {
    if (event.event() instanceof ServiceEvent service && mayHaveWritten(service)) {
      logs.show(service.service(), view);
    }
    view.event(event);
  }

  private static boolean mayHaveWritten(ServiceEvent event) {
    return switch (event) {
      case ServiceWaiting _, ServiceStarting _, ServicePortTaken _ -> false;
      case ServiceStarted _, ServiceProbed _ -> false;
      case EndpointRegistered _, EndpointDeregistered _ -> false;
      case ServiceReady _, ServiceReadinessFailed _, ServiceExited _ -> true;
      case ServiceLogTruncated _ -> true;
      case ServiceRestartScheduled _, ServiceStopping _, ServiceStopped _ -> true;
      case ServiceUnhealthy _, ServiceHookFinished _ -> true;
    };
  }

  private Optional<JobStatus> moved() {
    queue.moved();
    return Optional.empty();
  }

  private Optional<JobStatus> silent() {
    if (!queue.isDue()) {
      return Optional.empty();
    }
    if (queue.verdict().isPresent()) {
      return queue.verdict();
    }
    Optional<SchedulerAnswer> answer = queue.ask(run);
    answer.filter(said -> !said.equals(told)).ifPresent(view::answer);
    told = answer.orElse(told);
    return Optional.empty();
  }
}
