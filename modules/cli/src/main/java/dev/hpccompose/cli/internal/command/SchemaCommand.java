package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.Schemas;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code schema}. */
final class SchemaCommand implements CliCommand {

  private final Console console;

  private final Option<String> output =
      Option.of(
          String.class,
          OptionSpec.builder("--output")
              .required(true)
              .paramLabel("NAME")
              .description("Whose output: " + String.join(", ", Schemas.NAMES) + "."));

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    Argument.declare(spec, output);
  }

  @Override
  public Integer call() {
    String name = output.given().orElseThrow();
    String schema =
        Schemas.of(name)
            .orElseThrow(
                () ->
                    CliFailure.usage(
                        "there is no schema '" + name + "'",
                        "choose one of " + String.join(", ", Schemas.NAMES)));
    console.out().print(schema);
    return ExitCode.SUCCESS;
  }
}
