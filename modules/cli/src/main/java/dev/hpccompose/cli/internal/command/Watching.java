package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.console.FailureText;
import dev.hpccompose.cli.internal.console.Interrupts;
import dev.hpccompose.cli.internal.output.BatchLog;
import dev.hpccompose.cli.internal.output.EndText;
import dev.hpccompose.cli.internal.output.FollowText;
import dev.hpccompose.runtime.follow.FollowEnd;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.JobState;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Looking on until a job ends, and saying how it ended. Who leaves is told how to come back.
 *
 * @param console the world
 * @param command a command line of this program about the same job, from its words
 */
record Watching(Console console, UnaryOperator<String> command) {

  /** Until closed, whoever interrupts the program is told how to come back. */
  Interrupts interrupts(RunDirectory run) {
    return Interrupts.say(() -> detached(run));
  }

  /** Says how the following ended; the exit code of the program. */
  int ended(FollowEnd end, FollowText text) {
    return switch (end) {
      case FollowEnd.Finished(var run) -> finished(run, text);
      case FollowEnd.BrokeOff(var run) -> brokeOff(run);
      case FollowEnd.Left(var run) -> left(run.view());
    };
  }

  private int finished(RunStatus run, FollowText text) {
    RunView view = run.view();
    String title = console.errStyle().strong(view.title());
    if (run.status().state() == JobState.SUCCEEDED) {
      console.err().println(title + " " + console.errStyle().good(EndText.of(run)));
      return ExitCode.SUCCESS;
    }
    if (!text.anyLines()) {
      BatchLog.show(console, view);
    }
    console.err().println(title + " " + console.errStyle().error(EndText.of(run)));
    return ExitCode.JOB_FAILED;
  }

  private int brokeOff(RunStatus run) {
    RunView view = run.view();
    BatchLog.show(console, view);
    String said = run.status().answer().map(SchedulerAnswer::evidence).orElse("so");
    String message =
        view.job().attempt().isEmpty()
            ? view.title() + " was over before it started: the scheduler says " + said
            : "the history of "
                + view.title()
                + " broke off: the scheduler says "
                + said
                + ", but its supervisor did not report an end";
    Optional<String> hint = Optional.of("'" + command.apply("status") + "' shows what is known");
    return FailureText.print(console, new CliFailure.Job(message, hint));
  }

  private int left(RunView view) {
    detached(view.run());
    return ExitCode.INTERRUPTED;
  }

  private void detached(RunDirectory run) {
    String title = RunView.read(run).title();
    console.err().println("\n" + title + " continues in the background");
    FailureText.hint(
        console,
        "follow it with '"
            + command.apply("logs --follow")
            + "'\nend it with '"
            + command.apply("cancel")
            + "'");
  }
}
