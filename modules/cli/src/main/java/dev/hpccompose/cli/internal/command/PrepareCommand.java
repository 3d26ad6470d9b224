package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.ImagesText;
import dev.hpccompose.images.ImageOutcome;
import dev.hpccompose.plan.Plan;
import picocli.CommandLine.Model.CommandSpec;

/** {@code prepare}. */
final class PrepareCommand implements CliCommand {

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final ToolOptions tools = new ToolOptions();
  private final FormatOption format = new FormatOption();
  private final ImageOptions images = new ImageOptions(() -> !format.isJson());
  private final LockedOption locked = new LockedOption();

  PrepareCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    spec.declare(command);
    images.declare(command);
    locked.declare(command);
    tools.declare(command);
    format.declare(command);
  }

  @Override
  public Integer call() {
    Plan plan =
        locked.applied(console, spec.load(console, tools.environment(console)).planOrFail(console));
    boolean shared = !spec.local().scheduler().equals("local");
    ImageOutcome.Ready ready = images.prepare(console, plan, tools.environment(console), shared);
    ImagesText text = new ImagesText(ready.facts());
    console.out().print(format.isJson() ? text.json() : text.text(console));
    return ExitCode.SUCCESS;
  }
}
