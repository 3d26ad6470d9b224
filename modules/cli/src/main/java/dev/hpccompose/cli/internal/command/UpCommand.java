package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.SubmitText;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code up}. */
final class UpCommand implements CliCommand {

  private final Console console;
  private final Submission submission = new Submission(() -> true);
  private final WaitOptions options = new WaitOptions();

  UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    submission.declare(spec);
    options.declare(spec);
  }

  @Override
  public Integer call() throws IOException {
    SubmitText submitted = submission.submit(console, options::check);
    if (options.detached()) {
      console.out().print(submitted.text(console));
      return ExitCode.SUCCESS;
    }
    Following following = new Following(console, submission);
    if (options.aborts()) {
      return following.untilFirstExit(submitted, options.codeFrom());
    }
    return options
        .condition()
        .map(condition -> following.await(submitted, condition, options.patience()))
        .orElseGet(() -> following.follow(submitted));
  }
}
