package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.RunJson;
import dev.hpccompose.cli.internal.output.ServiceRows;
import dev.hpccompose.cli.internal.run.RunView;
import dev.hpccompose.cli.internal.run.Scheduling;
import dev.hpccompose.cli.internal.run.Standing;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ps}. */
@Command
final class PsCommand implements Callable<Integer> {

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  @Mixin private JobOption job = new JobOption();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private HelpOption help = new HelpOption();

  PsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunView view = RunView.read(job.run(console));
    Standing standing = Standing.of(view, new Scheduling(console.environment()), clock);
    if (format.isJson()) {
      console.out().print(RunJson.services(view, standing));
      return ExitCode.SUCCESS;
    }
    if (standing.brokeOff()) {
      console
          .err()
          .println(
              view.title() + " is over, says the scheduler; what follows is the last known state");
    }
    console.out().print(ServiceRows.of(view, clock.instant()));
    return ExitCode.SUCCESS;
  }
}
