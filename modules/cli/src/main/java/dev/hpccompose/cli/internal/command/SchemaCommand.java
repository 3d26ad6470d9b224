package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.Schemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code schema}. */
@Command
final class SchemaCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private HelpOption help = new HelpOption();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "NAME",
      description = "Whose output: validate, plan, submit, status, ps, events.")
  private String output = "";

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String schema =
        Schemas.of(output)
            .orElseThrow(
                () ->
                    CliFailure.usage(
                        "there is no schema '" + output + "'",
                        "choose one of " + String.join(", ", Schemas.NAMES)));
    console.out().print(schema);
    return ExitCode.SUCCESS;
  }
}
