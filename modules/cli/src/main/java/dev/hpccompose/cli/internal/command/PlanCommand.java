package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.CommandSpec;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.PlanJson;
import dev.hpccompose.cli.internal.output.PlanText;
import dev.hpccompose.plan.Plan;

/** {@code plan}. */
final class PlanCommand implements CliCommand {

  private final Console console;
  private final FileOption file = new FileOption();
  private final LocalOption local = new LocalOption();
  private final FormatOption format = new FormatOption();

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    file.declare(spec);
    local.declare(spec);
    format.declare(spec);
  }

  @Override
  public Integer call() {
    Plan plan =
        SpecSource.load(console, file.required(console), local.backend()).planOrFail(console);
    console.out().print(format.isJson() ? PlanJson.of(plan) : PlanText.of(console, plan));
    return ExitCode.SUCCESS;
  }
}
