package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.console.FailureText;
import dev.hpccompose.cli.internal.follow.FollowEnd;
import dev.hpccompose.cli.internal.follow.Interrupts;
import dev.hpccompose.cli.internal.follow.RunFollower;
import dev.hpccompose.cli.internal.follow.ServiceLogs;
import dev.hpccompose.cli.internal.output.BatchLog;
import dev.hpccompose.cli.internal.output.EndText;
import dev.hpccompose.cli.internal.output.FollowText;
import dev.hpccompose.cli.internal.output.SubmitText;
import dev.hpccompose.cli.internal.run.RunView;
import dev.hpccompose.cli.internal.run.Scheduling;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.runtime.Recorder;
import dev.hpccompose.runtime.RunDirectory;
import dev.hpccompose.runtime.SchedulerWitness;
import dev.hpccompose.runtime.spi.Observation;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Following a job that was just submitted, until its end.
 *
 * @param console the world
 * @param submission options of the command
 */
record Following(Console console, Submission submission) {

  int follow(SubmitText submitted) {
    RunDirectory run = submitted.run().orElseThrow();
    console.err().print(submitted.brief(console));
    InstantSource clock = InstantSource.system();
    List<String> names = submitted.plan().services().stream().map(ServicePlan::name).toList();
    ServiceLogs logs = new ServiceLogs(names::contains, OptionalInt.empty());
    Scheduling scheduling = Scheduling.shared(console.environment());
    try (Interrupts _ = Interrupts.say(() -> detached(run));
        Recorder recorder = Recorder.of(run, clock)) {
      FollowText text =
          new FollowText(console, names, answer -> SchedulerWitness.record(recorder, answer));
      FollowEnd end = new RunFollower(run, logs, scheduling, clock, text).follow();
      return switch (end) {
        case FollowEnd.Finished(var view) -> finished(view, text);
        case FollowEnd.BrokeOff(var view, var answer) -> brokeOff(view, answer);
        case FollowEnd.Left(var view) -> left(view);
      };
    }
  }

  private int finished(RunView view, FollowText text) {
    String title = console.errStyle().strong(view.title());
    Optional<Outcome> outcome = view.job().outcome();
    if (outcome.equals(Optional.of(Outcome.SUCCEEDED))) {
      console.err().println(title + " " + console.errStyle().good(EndText.of(view)));
      return ExitCode.SUCCESS;
    }
    if (!text.anyLines()) {
      BatchLog.show(console, view);
    }
    console.err().println(title + " " + console.errStyle().error(EndText.of(view)));
    return ExitCode.JOB_FAILED;
  }

  private int brokeOff(RunView view, Observation answer) {
    BatchLog.show(console, view);
    String said = answer.state() + answer.reason().map(" (%s)"::formatted).orElse("");
    String message =
        view.job().attempt().isEmpty()
            ? view.title() + " was over before it started: the scheduler says " + said
            : "the history of "
                + view.title()
                + " broke off: the scheduler says "
                + said
                + ", but its supervisor did not report an end";
    Optional<String> hint =
        Optional.of("'" + submission.command("status") + "' shows what is known");
    return FailureText.print(console, new CliFailure.Job(message, hint));
  }

  private int left(RunView view) {
    detached(view.run());
    return ExitCode.INTERRUPTED;
  }

  private void detached(RunDirectory run) {
    String title = RunView.read(run).title();
    console.err().println("\n" + title + " goes on without being watched");
    FailureText.hint(
        console,
        "follow it with '"
            + submission.command("logs --follow")
            + "'\nend it with '"
            + submission.command("cancel")
            + "'");
  }
}
