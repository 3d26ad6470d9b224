package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.CommandSpec;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.ValidateJson;
import dev.hpccompose.cli.internal.output.Words;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import java.nio.file.Path;

/** {@code validate}. */
final class ValidateCommand implements CliCommand {

  private final Console console;
  private final FileOption file = new FileOption();
  private final LocalOption local = new LocalOption();
  private final FormatOption format = new FormatOption();

  ValidateCommand(Console console) {
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
    Path path = file.required(console);
    SpecSource source = SpecSource.load(console, path, local.backend());
    if (format.isJson()) {
      console.out().print(ValidateJson.of(console.shown(path), source.findings()));
      return source.findings().hasErrors() ? ExitCode.USAGE : ExitCode.SUCCESS;
    }
    console.out().println(valid(path, source.planOrFail(console)));
    return ExitCode.SUCCESS;
  }

  private String valid(Path path, Plan plan) {
    String names = String.join(", ", plan.services().stream().map(ServicePlan::name).toList());
    String count = Words.counted(plan.services().size(), "service");
    return console.shown(path) + " is valid: " + count + " (" + names + ")";
  }
}
