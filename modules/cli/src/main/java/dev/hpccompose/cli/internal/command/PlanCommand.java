package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.PlanDocument;
import dev.hpccompose.cli.internal.output.PlanText;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.spec.Redaction;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plan}. */
final class PlanCommand implements CliCommand {

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final Flag showValues = SpecOptions.showValues();
  private final FormatOption format = new FormatOption();

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    spec.declare(command);
    Argument.declare(command, showValues);
    format.declare(command);
  }

  @Override
  public Integer call() {
    SpecSource source = spec.load(console);
    Plan plan = source.planOrFail(console);
    Redaction redaction = source.redaction(showValues.isSet());
    console
        .out()
        .print(
            format.isJson()
                ? PlanDocument.of(plan, redaction)
                : PlanText.of(console, plan, source.engine().map(LocalEngine::words), redaction));
    return ExitCode.SUCCESS;
  }
}
