package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.EndText;
import dev.hpccompose.runtime.follow.FollowDeadline;
import dev.hpccompose.runtime.follow.FollowEnd;
import dev.hpccompose.runtime.follow.FollowView;
import dev.hpccompose.runtime.follow.RunFollower;
import dev.hpccompose.runtime.follow.ServiceLogs;
import dev.hpccompose.runtime.run.Recovery;
import dev.hpccompose.runtime.run.RecoveryOutcome;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.scheduler.CancelOutcome;
import dev.hpccompose.runtime.scheduler.Canceller;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.runtime.status.StatusReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * CancelService a job that somebody wants no more.
 *
 * @param console the world
 * @param job which job
 * @param clock the time
 */
record CancelService(Console console, JobOption job, InstantSource clock) {

  /**
   * Asks for the end of a run's job, and says so.
   *
   * @param patience how long to wait until it has ended; not at all when empty
   */
  int end(RunView view, Optional<Duration> patience) {
    Scheduling scheduling = Scheduling.anew(console.environment());
    RunStatus run = new StatusReader(scheduling, clock).of(view);
    if (run.status().state().isOver()) {
      return nothingToDo(view.title(), EndText.of(run));
    }
    SchedulerClient client = scheduling.client(view).orElseThrow(() -> unreachable(view));
    JobRef ref = view.known().orElseGet(() -> recovered(view, client));
    return switch (new Canceller(client, clock).cancel(view.run(), ref)) {
      case CancelOutcome.AlreadyOver(var over) -> nothingToDo("job " + over.jobId(), "is over");
      case CancelOutcome.Asked(var asked) -> asked(view, asked, scheduling, patience);
      case CancelOutcome.Refused(var message) ->
          throw CliFailure.environment(
              "the scheduler refused to cancel " + view.title() + ": " + message.strip(),
              "'" + job.command("status") + "' shows its state");
    };
  }

  private int nothingToDo(String title, String end) {
    console.out().println("nothing to cancel: " + title + " " + end);
    return ExitCode.SUCCESS;
  }

  private int asked(RunView view, JobRef ref, Scheduling scheduling, Optional<Duration> patience) {
    if (patience.isEmpty()) {
      console.out().println("job " + ref.jobId() + " is being cancelled");
      return ExitCode.SUCCESS;
    }
    Instant deadline = clock.instant().plus(patience.get());
    FollowView until = FollowDeadline.time(clock, deadline);
    ServiceLogs none = new ServiceLogs(service -> false, OptionalInt.empty());
    FollowEnd end = new RunFollower(view.run(), none, scheduling, clock).follow(until);
    return switch (end) {
      case FollowEnd.Finished(var last) -> ended(last.view().title() + " " + EndText.of(last));
      case FollowEnd.BrokeOff(var last) -> ended(last.view().title() + brokenOff(last));
      case FollowEnd.Left(var last) ->
          throw CliFailure.environment(
              last.view().title() + " has not ended within " + patience.get().toSeconds() + " s",
              "'" + job.command("status") + "' shows its state");
    };
  }

  private static String brokenOff(RunStatus run) {
    return run.view().job().attempt().isEmpty()
        ? " cancelled before it started"
        : " is over, says the scheduler" + said(run);
  }

  private static String said(RunStatus run) {
    return run.status().answer().map(answer -> " (" + answer.word() + ")").orElse("");
  }

  private int ended(String text) {
    console.out().println(text);
    return ExitCode.SUCCESS;
  }

  private JobRef recovered(RunView view, SchedulerClient client) {
    RecoveryOutcome outcome = new Recovery(client, clock).recover(view.run());
    return switch (outcome) {
      case RecoveryOutcome.Known(var ref) -> ref;
      case RecoveryOutcome.Found(var ref) -> ref;
      case RecoveryOutcome.WasRefused(_), RecoveryOutcome.NoJob() ->
          throw new CliException(
              new CliFailure.Usage(
                  view.title() + " has no job: it was never submitted", Optional.empty()));
    };
  }

  private static CliException unreachable(RunView view) {
    return CliFailure.environment(
        "the scheduler of " + view.title() + " cannot be asked from here",
        "try again on a login node of the cluster");
  }
}
