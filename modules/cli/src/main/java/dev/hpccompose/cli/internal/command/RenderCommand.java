package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code render}. */
@Command
final class RenderCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private FileOption file = new FileOption();
  @Mixin private LocalOption local = new LocalOption();
  @Mixin private HelpOption help = new HelpOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      order = 3,
      description = "Write the script there instead of printing it.")
  private @Nullable Path output;

  RenderCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Plan plan =
        SpecSource.load(console, file.required(console), local.backend()).planOrFail(console);
    String script = Scripts.renderer(plan, local.scheduler()).render(plan, Optional.empty());
    if (output == null) {
      console.out().print(script);
      return ExitCode.SUCCESS;
    }
    Path target = console.directory().resolve(output);
    Files.writeString(target, script);
    console.err().println("script written to " + console.shown(target));
    return ExitCode.SUCCESS;
  }
}
