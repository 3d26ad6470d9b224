package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.SubmitText;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code submit}. */
final class SubmitCommand implements CliCommand {

  private final Console console;
  private final FormatOption format = new FormatOption();
  private final Submission submission = new Submission(() -> !format.isJson());
  private final Flag dryRun =
      Flag.of(4, "Write the batch script and stop before submitting it.", "--dry-run");
  private final Flag watch = Flag.of(5, "Follow the job until it ends, like 'up'.", "--watch");

  SubmitCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    submission.declare(spec);
    format.declare(spec);
    Argument.declare(spec, dryRun, watch);
  }

  @Override
  public Integer call() throws IOException {
    boolean follow = watch.isSet();
    boolean rehearse = dryRun.isSet();
    if (follow && (format.isJson() || rehearse)) {
      throw CliFailure.usage(
          "--watch goes with neither --dry-run nor --format json",
          "submit first, then use 'hpc-compose events --follow --format jsonl'");
    }
    SubmitText result = rehearse ? submission.rehearse(console) : submission.submit(console);
    if (follow) {
      return new Following(console, submission).follow(result);
    }
    console.out().print(format.isJson() ? result.json() : result.text(console));
    return ExitCode.SUCCESS;
  }
}
