package dev.hpccompose.cli.internal.command;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.CommandSpec;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.SubmitText;
import java.io.IOException;

/** {@code up}. */
final class UpCommand implements CliCommand {

  private final Console console;
  private final Submission submission = new Submission();
  private final OptionSpec detach =
      Options.flag(4, "Submit the job and return, like 'submit'.", "-d", "--detach");

  UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    submission.declare(spec);
    spec.addOption(detach);
  }

  @Override
  public Integer call() throws IOException {
    SubmitText submitted = submission.submit(console);
    if (Options.isSet(detach)) {
      console.out().print(submitted.text(console));
      return ExitCode.SUCCESS;
    }
    return new Following(console, submission).follow(submitted);
  }
}
