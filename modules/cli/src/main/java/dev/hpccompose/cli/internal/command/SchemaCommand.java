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

  private final OptionSpec output =
      OptionSpec.builder("--output")
          .type(String.class)
          .required(true)
          .paramLabel("NAME")
          .description("Whose output: " + String.join(", ", Schemas.NAMES) + ".")
          .build();

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    spec.addOption(output);
  }

  @Override
  public Integer call() {
    String name = output.getValue();
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
