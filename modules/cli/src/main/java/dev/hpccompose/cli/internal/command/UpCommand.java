package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.SubmitText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}. */
@Command
final class UpCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private Submission submission = new Submission();
  @Mixin private HelpOption help = new HelpOption();

  @Option(
      names = {"-d", "--detach"},
      order = 4,
      description = "Submit the job and return, like 'submit'.")
  private boolean detach;

  UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SubmitText submitted = submission.submit(console);
    if (detach) {
      console.out().print(submitted.text(console));
      return ExitCode.SUCCESS;
    }
    return new Following(console, submission).follow(submitted);
  }
}
