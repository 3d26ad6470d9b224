package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.console.FailureText;
import dev.hpccompose.cli.internal.output.MilestoneText;
import dev.hpccompose.cli.internal.output.SubmitText;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.runtime.follow.FollowEnd;
import dev.hpccompose.runtime.follow.ServiceLogs;
import dev.hpccompose.runtime.run.Recorder;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.scheduler.SchedulerWitness;
import dev.hpccompose.tracking.FirstExit;
import dev.hpccompose.tracking.Goal;
import dev.hpccompose.tracking.Goal.Progress;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.Milestone;
import dev.hpccompose.tracking.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Following a job that was just submitted. What the scheduler says is recorded.
 *
 * @param console the world
 * @param submission options of the command
 */
record Following(Console console, Submission submission) {

  /** Until its end. */
  int follow(SubmitText submitted) {
    console.err().print(submitted.brief(console));
    return look(submitted, service -> true, look -> look.ended(look.untilEnd()));
  }

  /** Until its services have come so far, or until the patience ends. */
  int await(SubmitText submitted, WaitOptions.Condition condition, Optional<Duration> patience) {
    console.out().print(submitted.text(console));
    console.out().flush();
    return look(submitted, service -> false, look -> await(look, condition.milestone(), patience));
  }

  private int await(
      FollowSession look, Optional<Milestone> milestone, Optional<Duration> patience) {
    Goal goal = milestone.<Goal>map(wanted -> wanted).orElse(Goal.END);
    Instant deadline = patience.map(Instant.now()::plus).orElse(Instant.MAX);
    FollowEnd end = look.until(goal, deadline);
    boolean isLate = !Instant.now().isBefore(deadline);
    Progress progress = goal.of(end.status());
    if (!(end instanceof FollowEnd.Left) || (progress == Progress.OPEN && !isLate)) {
      return look.ended(end);
    }
    MilestoneText text = new MilestoneText(end.run(), milestone);
    return switch (progress) {
      case REACHED -> reached(text.reached());
      case MISSED -> failed(text.missed());
      case OPEN -> failed(text.late(patience.orElseThrow()));
    };
  }

  private int reached(String text) {
    console.err().println(console.errStyle().good(text));
    return ExitCode.SUCCESS;
  }

  private int failed(String text) {
    console.err().println(console.errStyle().error(text));
    FailureText.hint(
        console,
        "the job continues; see '"
            + submission.command("ps")
            + "'\nend it with '"
            + submission.command("cancel")
            + "'");
    return ExitCode.JOB_FAILED;
  }

  /** Until one of its services has ended; then the job is cancelled. */
  int untilFirstExit(SubmitText submitted, Optional<String> codeFrom) {
    console.err().print(submitted.brief(console));
    return look(submitted, service -> true, look -> untilFirstExit(look, codeFrom));
  }

  private int untilFirstExit(FollowSession look, Optional<String> codeFrom) {
    FollowEnd end = look.until(new FirstExit(), Instant.MAX);
    Optional<ServiceStatus> first = FirstExit.first(end.status());
    if (end instanceof FollowEnd.Left(var left) && first.isPresent()) {
      console.err().println(first.get().name() + " has ended, and the job with it");
      look.cancel(left.view());
      end = look.untilEnd();
    }
    int code = look.ended(end);
    if (end instanceof FollowEnd.Left) {
      return code;
    }
    JobStatus last = end.status();
    return codeFrom
        .map(name -> codeOf(last, name))
        .or(() -> first.map(service -> service.succeeded() ? ExitCode.SUCCESS : code))
        .orElse(code);
  }

  private static int codeOf(JobStatus job, String name) {
    return job.service(name).flatMap(ServiceStatus::exitCode).orElse(ExitCode.JOB_FAILED);
  }

  private int look(
      SubmitText submitted, Predicate<String> logs, ToIntFunction<FollowSession> then) {
    RunDirectory run = submitted.run().orElseThrow();
    Watching watching = new Watching(console, submission::command);
    List<String> names = submitted.plan().services().stream().map(ServicePlan::name).toList();
    ServiceLogs shown = new ServiceLogs(logs, OptionalInt.empty());
    try (Recorder recorder = Recorder.of(run, InstantSource.system());
        FollowSession look =
            new FollowSession(
                console,
                watching,
                run,
                names,
                shown,
                said -> SchedulerWitness.record(recorder, said))) {
      return then.applyAsInt(look);
    }
  }
}
