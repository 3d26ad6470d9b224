package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.AttemptsJson;
import dev.hpccompose.cli.internal.output.AttemptsText;
import dev.hpccompose.runtime.run.ResumeData;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Attempts;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.runtime.status.StatusReader;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code checkpoints}. */
final class CheckpointsCommand implements CliCommand {

  private static final int FILES = 10;

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final JobOption job = new JobOption();
  private final FormatOption format = new FormatOption();
  private final CallsOption calls = new CallsOption();
  private final Option<Integer> files =
      Option.of(
          Integer.class,
          "N",
          3,
          "Show the N files of the resume directory that changed last (default: 10).",
          "-n",
          "--files");

  CheckpointsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    Argument.declare(spec, files);
    format.declare(spec);
    calls.declare(spec);
  }

  @Override
  public Integer call() {
    int most = most();
    RunView view = RunView.read(job.run(console));
    Scheduling scheduling = Scheduling.shared(console.environment());
    RunStatus run = new StatusReader(scheduling, clock).of(view);
    calls.tell(console, scheduling);
    Optional<ResumeData> data =
        Attempts.directory(view).map(directory -> ResumeData.of(directory, most));
    Attempts attempts = new Attempts(run, data);
    if (format.isJson()) {
      console.out().print(AttemptsJson.of(attempts));
    } else if (attempts.all().isEmpty()) {
      console.err().println(view.title() + " has not begun yet");
    } else {
      console.out().print(AttemptsText.of(console, attempts, clock.instant()));
    }
    return ExitCode.SUCCESS;
  }

  private int most() {
    int given = files.given().orElse(FILES);
    if (given < 0) {
      throw CliFailure.usage("--files cannot be negative", "--files 0 shows none");
    }
    return given;
  }
}
