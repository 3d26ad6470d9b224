package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.console.Findings;
import dev.hpccompose.cli.internal.output.CacheText;
import dev.hpccompose.cli.internal.output.ConfigJson;
import dev.hpccompose.cli.internal.output.ConfigYaml;
import dev.hpccompose.cli.internal.output.VariableTable;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.EffectiveSpec;
import dev.hpccompose.spec.Redaction;
import dev.hpccompose.spec.VariableUse;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code config}. */
final class ConfigCommand implements CliCommand {

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final FormatOption format = new FormatOption();
  private final Flag variables =
      Flag.of(20, "List the variables instead, and where they are set.", "--variables");
  private final Flag services =
      Flag.of(21, "List the names of the services instead.", "--services");
  private final Flag showValues = SpecOptions.showValues();

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    spec.declare(command);
    Argument.declare(command, variables, services, showValues);
    format.declare(command);
  }

  @Override
  public Integer call() {
    if (variables.isSet() && services.isSet()) {
      throw CliFailure.usage(
          "--variables and --services exclude each other", "ask for one of them, or for --json");
    }
    SpecSource source = spec.load(console);
    Plan plan = source.planOrFail(console);
    console.out().print(text(source, plan));
    return ExitCode.SUCCESS;
  }

  private String text(SpecSource source, Plan plan) {
    List<String> names = plan.services().stream().map(ServicePlan::name).toList();
    Redaction redaction = source.redaction(showValues.isSet());
    EffectiveSpec tree =
        source
            .loaded()
            .effective()
            .orElseThrow(() -> new CliException(new CliFailure.Spec(source.findings())));
    if (format.isJson()) {
      return ConfigJson.of(tree, plan, variables(source), redaction);
    }
    if (services.isSet()) {
      return String.join("\n", names) + "\n";
    }
    return variables.isSet()
        ? VariableTable.of(variables(source), redaction)
        : ConfigYaml.of(tree, redaction) + cache(plan);
  }

  /** Where images are, for who cannot read it in the spec. */
  private String cache(Plan plan) {
    boolean told =
        !(plan.cache().origin() instanceof CacheDirectory.Origin.Spec)
            && plan.services().stream().anyMatch(service -> service.image().isPresent());
    return told ? "# cache: " + CacheText.directory(console, plan.cache()) + "\n" : "";
  }

  /** The references to variables, with files named as seen from the working directory. */
  private List<VariableUse> variables(SpecSource source) {
    return source.loaded().variables().stream()
        .map(
            use ->
                new VariableUse(
                    use.name(), Findings.shown(use.span(), console), use.how(), use.value()))
        .toList();
  }
}
