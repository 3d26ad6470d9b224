package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.console.FailureText;
import dev.hpccompose.cli.internal.follow.FirstExit;
import dev.hpccompose.cli.internal.follow.FollowEnd;
import dev.hpccompose.cli.internal.follow.Goal;
import dev.hpccompose.cli.internal.follow.Goal.Verdict;
import dev.hpccompose.cli.internal.follow.Milestone;
import dev.hpccompose.cli.internal.output.MilestoneText;
import dev.hpccompose.cli.internal.output.SubmitText;
import dev.hpccompose.cli.internal.run.RunView;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.tracking.ServiceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    try (JobLook look = look(submitted, service -> true)) {
      return look.ended(look.until(job -> Verdict.OPEN, Instant.MAX));
    }
  }

  /** Until its services have come so far, or until the patience ends. */
  int await(SubmitText submitted, WaitOptions.Condition condition, Optional<Duration> patience) {
    console.out().print(submitted.text(console));
    console.out().flush();
    Optional<Milestone> milestone = condition.milestone();
    Goal goal = milestone.<Goal>map(wanted -> wanted).orElse(job -> Verdict.OPEN);
    Instant deadline = patience.map(Instant.now()::plus).orElse(Instant.MAX);
    try (JobLook look = look(submitted, service -> false)) {
      FollowEnd end = look.until(goal, deadline);
      boolean isLate = !Instant.now().isBefore(deadline);
      Verdict verdict = goal.of(end.view().job());
      if (!(end instanceof FollowEnd.Left) || (verdict == Verdict.OPEN && !isLate)) {
        return look.ended(end);
      }
      MilestoneText text = new MilestoneText(end.view(), milestone);
      return switch (verdict) {
        case REACHED -> reached(text.reached());
        case MISSED -> failed(text.missed());
        case OPEN -> failed(text.late(patience.orElseThrow()));
      };
    }
  }

  private int reached(String text) {
    console.err().println(console.errStyle().good(text));
    return ExitCode.SUCCESS;
  }

  private int failed(String text) {
    console.err().println(console.errStyle().error(text));
    FailureText.hint(
        console,
        "the job goes on; see '"
            + submission.command("ps")
            + "'\nend it with '"
            + submission.command("cancel")
            + "'");
    return ExitCode.JOB_FAILED;
  }

  /** Until one of its services has ended; then the job is cancelled. */
  int untilFirstExit(SubmitText submitted, Optional<String> codeFrom) {
    console.err().print(submitted.brief(console));
    try (JobLook look = look(submitted, service -> true)) {
      FollowEnd end = look.until(new FirstExit(), Instant.MAX);
      Optional<ServiceState> first = FirstExit.first(end.view().job());
      if (end instanceof FollowEnd.Left(var view) && first.isPresent()) {
        console.err().println(first.get().name() + " has ended, and the job with it");
        look.cancel(view);
        end = look.until(job -> Verdict.OPEN, Instant.MAX);
      }
      int code = look.ended(end);
      if (end instanceof FollowEnd.Left) {
        return code;
      }
      RunView last = end.view();
      return codeFrom
          .map(name -> codeOf(last, name))
          .or(() -> first.map(service -> service.succeeded() ? ExitCode.SUCCESS : code))
          .orElse(code);
    }
  }

  private static int codeOf(RunView view, String name) {
    return view.job().services().stream()
        .filter(service -> service.name().equals(name))
        .flatMap(service -> service.exitCode().stream())
        .findFirst()
        .orElse(ExitCode.JOB_FAILED);
  }

  private JobLook look(SubmitText submitted, Predicate<String> logs) {
    Watching watching = new Watching(console, submission::command);
    List<String> names = submitted.plan().services().stream().map(ServicePlan::name).toList();
    return new JobLook(console, watching, submitted.run().orElseThrow(), names, logs);
  }
}
