package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.SubmitText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code submit}. */
@Command
final class SubmitCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private Submission submission = new Submission();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private HelpOption help = new HelpOption();

  @Option(
      names = "--dry-run",
      order = 4,
      description = "Write the batch script and stop before submitting it.")
  private boolean dryRun;

  @Option(names = "--watch", order = 5, description = "Follow the job until it ends, like 'up'.")
  private boolean watch;

  SubmitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (watch && (format.isJson() || dryRun)) {
      throw CliFailure.usage(
          "--watch goes with neither --dry-run nor --format json",
          "submit first, then use 'hpc-compose events --follow --format jsonl'");
    }
    SubmitText result = dryRun ? submission.rehearse(console) : submission.submit(console);
    if (watch) {
      return new Following(console, submission).follow(result);
    }
    console.out().print(format.isJson() ? result.json() : result.text(console));
    return ExitCode.SUCCESS;
  }
}
