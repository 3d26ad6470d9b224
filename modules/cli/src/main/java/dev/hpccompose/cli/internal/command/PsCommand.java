package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.RunJson;
import dev.hpccompose.cli.internal.output.ServiceRows;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.runtime.status.StatusReader;
import java.time.InstantSource;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ps}. */
final class PsCommand implements CliCommand {

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final JobOption job = new JobOption();
  private final FormatOption format = new FormatOption();
  private final CallsOption calls = new CallsOption();

  PsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    format.declare(spec);
    calls.declare(spec);
  }

  @Override
  public Integer call() {
    RunView view = RunView.read(job.run(console));
    Scheduling scheduling = Scheduling.shared(console.environment());
    RunStatus run = new StatusReader(scheduling, clock).of(view);
    calls.tell(console, scheduling);
    if (format.isJson()) {
      console.out().print(RunJson.services(run));
      return ExitCode.SUCCESS;
    }
    if (run.status().brokeOff()) {
      console
          .err()
          .println(
              view.title() + " is over, says the scheduler; what follows is the last known state");
    }
    console.out().print(ServiceRows.of(run.status()));
    return ExitCode.SUCCESS;
  }
}
