package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.CommandSpec;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code render}. */
final class RenderCommand implements CliCommand {

  private final Console console;
  private final FileOption file = new FileOption();
  private final LocalOption local = new LocalOption();
  private final OptionSpec output =
      Options.value(
          Path.class, "PATH", 3, "Write the script there instead of printing it.", "-o", "--output");

  RenderCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    file.declare(spec);
    local.declare(spec);
    spec.addOption(output);
  }

  @Override
  public Integer call() throws IOException {
    Plan plan =
        SpecSource.load(console, file.required(console), local.backend()).planOrFail(console);
    String script = Scripts.renderer(plan, local.scheduler()).render(plan, Optional.empty());
    Path wanted = output.getValue();
    if (wanted == null) {
      console.out().print(script);
      return ExitCode.SUCCESS;
    }
    Path target = console.directory().resolve(wanted);
    Files.writeString(target, script);
    console.err().println("script written to " + console.shown(target));
    return ExitCode.SUCCESS;
  }
}
