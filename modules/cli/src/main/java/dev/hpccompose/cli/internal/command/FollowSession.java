package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Interrupts;
import dev.hpccompose.cli.internal.output.FollowText;
import dev.hpccompose.runtime.follow.FollowDeadline;
import dev.hpccompose.runtime.follow.FollowEnd;
import dev.hpccompose.runtime.follow.RunFollower;
import dev.hpccompose.runtime.follow.ServiceLogs;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.scheduler.Canceller;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.tracking.Goal;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** A look at a job; it can be interrupted and goes on from there. */
final class FollowSession implements AutoCloseable {

  private final Watching watching;
  private final InstantSource clock = InstantSource.system();
  private final Scheduling scheduling;
  private final FollowText text;
  private final RunFollower follower;
  private final Interrupts interrupts;

  /**
   * A look from the beginning.
   *
   * @param services names of the services, in start order
   * @param logs what they wrote, as far as it is shown
   * @param heard is told what the scheduler says
   */
  FollowSession(
      Console console,
      Watching watching,
      RunDirectory run,
      List<String> services,
      ServiceLogs logs,
      Consumer<SchedulerAnswer> heard) {
    this.watching = watching;
    scheduling = Scheduling.shared(console.environment());
    text = new FollowText(console, services, heard);
    follower = new RunFollower(run, logs, scheduling, clock);
    interrupts = watching.interrupts(run);
  }

  /** Looks on until the end of the job. */
  FollowEnd untilEnd() {
    return until(Goal.END, Instant.MAX);
  }

  /** Looks on until the end of the job, or of the goal, or until that time. */
  FollowEnd until(Goal goal, Instant deadline) {
    return follower.follow(new FollowDeadline(text, goal, clock, deadline));
  }

  /** Says how it ended; the exit code of the program. */
  int ended(FollowEnd end) {
    return watching.ended(end, text);
  }

  /** Asks for the end of the job. */
  void cancel(RunView view) {
    scheduling
        .client(view)
        .ifPresent(
            client ->
                view.known()
                    .ifPresent(job -> new Canceller(client, clock).cancel(view.run(), job)));
  }

  @Override
  public void close() {
    interrupts.close();
  }
}
