package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.RunJson;
import dev.hpccompose.cli.internal.output.StatusText;
import dev.hpccompose.cli.internal.run.RunView;
import dev.hpccompose.cli.internal.run.Scheduling;
import dev.hpccompose.cli.internal.run.Standing;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}. */
@Command
final class StatusCommand implements Callable<Integer> {

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  @Mixin private JobOption job = new JobOption();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private HelpOption help = new HelpOption();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunView view = RunView.read(job.run(console));
    Standing standing = Standing.of(view, new Scheduling(console.environment()), clock);
    console
        .out()
        .print(
            format.isJson()
                ? RunJson.status(view, standing)
                : StatusText.of(console, view, standing, clock.instant()));
    return ExitCode.SUCCESS;
  }
}
