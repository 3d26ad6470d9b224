package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code render}. */
final class RenderCommand implements CliCommand {

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final Option<Path> output =
      Option.of(
          Path.class,
          "PATH",
          3,
          "Write the script there instead of printing it.",
          "-o",
          "--output");

  RenderCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    spec.declare(command);
    Argument.declare(command, output);
  }

  @Override
  public Integer call() throws IOException {
    Plan plan = spec.load(console).planOrFail(console);
    String script = Scripts.renderer(plan, spec.local().scheduler()).render(plan, Optional.empty());
    if (output.given().isEmpty()) {
      console.out().print(script);
      return ExitCode.SUCCESS;
    }
    Path target = console.directory().resolve(output.given().get());
    Files.writeString(target, script);
    console.err().println("script written to " + console.shown(target));
    return ExitCode.SUCCESS;
  }
}
