package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.console.Findings;
import dev.hpccompose.cli.internal.output.Sarif;
import dev.hpccompose.cli.internal.output.ValidateJson;
import dev.hpccompose.cli.internal.output.Words;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.StrictVariables;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code validate}. */
final class ValidateCommand implements CliCommand {

  /** How many services are named; a person reads no more. */
  private static final int NAMED = 20;

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final FormatOption format = FormatOption.ofReport();
  private final Flag strict =
      Flag.of(
          20, "Refuse variables that are not set, even where a default stands in.", "--strict-env");
  private final Flag verbose = Flag.of(21, "Also show notes.", "--verbose");

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    spec.declare(command);
    Argument.declare(command, strict, verbose);
    format.declare(command);
  }

  @Override
  public Integer call() {
    SpecSource source = spec.load(console);
    Findings findings = findings(source).upTo(verbose.isSet());
    if (format.isJson() || format.isSarif()) {
      console
          .out()
          .print(
              format.isJson()
                  ? ValidateJson.of(console.shown(spec.spec(console)), findings)
                  : Sarif.of(findings, Version.current()));
      return findings.hasErrors() ? ExitCode.USAGE : ExitCode.SUCCESS;
    }
    console.out().println(valid(source.planOrFail(console, findings)));
    return ExitCode.SUCCESS;
  }

  private Findings findings(SpecSource source) {
    if (!strict.isSet()) {
      return source.findings();
    }
    Findings unset =
        new Findings(StrictVariables.check(source.loaded()), source.loaded().sources());
    return source.findings().and(unset.shownFrom(console).diagnostics());
  }

  private String valid(Plan plan) {
    List<String> names = plan.services().stream().map(ServicePlan::name).toList();
    String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    String count = Words.counted(names.size(), "service");
    return console.shown(spec.spec(console))
        + " is valid: "
        + count
        + " ("
        + some
        + (names.size() > NAMED ? ", ...)" : ")");
  }
}
