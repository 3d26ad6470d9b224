package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.DependencyGraph;
import dev.hpccompose.cli.internal.output.InspectJson;
import dev.hpccompose.cli.internal.output.InspectText;
import dev.hpccompose.cli.internal.output.Inspection;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.run.RecordsRoot;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code inspect}. */
final class InspectCommand implements CliCommand {

  /** How the start graph is drawn. */
  enum Drawing {
    /** For people. */
    text,
    /** For Graphviz. */
    dot,
    /** For programs. */
    json
  }

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final FormatOption format = new FormatOption();
  private final Flag verbose =
      Flag.of(20, "Show mounts and the values of variables too.", "--verbose");
  private final Flag showValues = SpecOptions.showValues();
  private final Option<Drawing> dependencies =
      Option.of(
          Drawing.class,
          OptionSpec.builder("--dependencies")
              .arity("0..1")
              .fallbackValue("text")
              .paramLabel("text|dot|json")
              .order(21)
              .description("Show only who waits for whom."));

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    spec.declare(command);
    Argument.declare(command, verbose, dependencies, showValues);
    format.declare(command);
  }

  @Override
  public Integer call() {
    SpecSource source = spec.load(console);
    Plan plan = source.planOrFail(console, source.findings().upTo(verbose.isSet()));
    console
        .out()
        .print(
            dependencies
                .given()
                .map(drawing -> drawn(plan, drawing))
                .orElseGet(() -> whole(source, plan)));
    return ExitCode.SUCCESS;
  }

  private String whole(SpecSource source, Plan plan) {
    Inspection inspection =
        new Inspection(
            plan,
            RecordsRoot.in(console.directory()).path(),
            ImageFiles.of(plan, Version.current()),
            source.redaction(showValues.isSet()));
    return format.isJson()
        ? InspectJson.of(inspection)
        : InspectText.of(console, inspection, verbose.isSet());
  }

  private String drawn(Plan plan, Drawing drawing) {
    return switch (drawing) {
      case text -> format.isJson() ? DependencyGraph.json(plan) : DependencyGraph.text(plan);
      case dot -> DependencyGraph.dot(plan);
      case json -> DependencyGraph.json(plan);
    };
  }
}
