package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.PlanJson;
import dev.hpccompose.cli.internal.output.PlanText;
import dev.hpccompose.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plan}. */
@Command
final class PlanCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private FileOption file = new FileOption();
  @Mixin private LocalOption local = new LocalOption();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private HelpOption help = new HelpOption();

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Plan plan =
        SpecSource.load(console, file.required(console), local.backend()).planOrFail(console);
    console.out().print(format.isJson() ? PlanJson.of(plan) : PlanText.of(console, plan));
    return ExitCode.SUCCESS;
  }
}
