package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.ExplanationText;
import dev.hpccompose.cli.internal.output.Table;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Explanation;
import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code explain}. */
final class ExplainCommand implements CliCommand {

  private final Console console;
  private final Option<String> code =
      Option.positional(
          String.class,
          PositionalParamSpec.builder()
              .index("0")
              .arity("0..1")
              .paramLabel("CODE")
              .description("The code of a finding, such as E0102 (default: list all codes)."));

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    Argument.declare(command, code);
  }

  @Override
  public Integer call() {
    console.out().print(code.given().map(this::one).orElseGet(ExplainCommand::all));
    return ExitCode.SUCCESS;
  }

  private String one(String wanted) {
    DiagnosticCode known =
        DiagnosticCode.of(wanted)
            .orElseThrow(
                () ->
                    CliFailure.usage(
                        "there is no code '" + wanted + "'",
                        Spelling.hint(
                            wanted,
                            Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList(),
                            "'hpc-compose explain' lists all codes")));
    return ExplanationText.of(Explanation.of(known), console.outStyle());
  }

  private static String all() {
    Table table = new Table();
    for (DiagnosticCode known : DiagnosticCode.values()) {
      table.row(known.id(), known.title());
    }
    return table.toString();
  }
}
