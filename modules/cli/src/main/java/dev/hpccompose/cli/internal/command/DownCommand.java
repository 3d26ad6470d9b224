package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.console.Question;
import dev.hpccompose.cli.internal.output.Bytes;
import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.runtime.status.StatusReader;
import dev.hpccompose.tracking.RetentionRule;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code down}. */
final class DownCommand implements CliCommand {

  private static final int PATIENCE = 60;

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final JobOption job = new JobOption();
  private final Option<Integer> timeout =
      Option.of(
          Integer.class,
          "SECONDS",
          3,
          "How long to wait for its end (default: 60).",
          "-t",
          "--timeout");
  private final Flag records =
      Flag.of(4, "Then remove its records: logs, metrics, artifacts.", "--records");
  private final Flag yes = Flag.of(5, "Do not ask.", "-y", "--yes");

  DownCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    Argument.declare(spec, timeout, records, yes);
  }

  @Override
  public Integer call() throws IOException {
    boolean remove = records.isSet();
    if (remove) {
      Removing.leftovers(console, job.store(console)); // an earlier call was allowed to remove them
    }
    RunDirectory run = job.run(console);
    if (remove && !mayRemove(run)) {
      return ExitCode.INTERRUPTED;
    }
    int code =
        new CancelService(console, job, clock).end(RunView.read(run), Optional.of(patience()));
    return code == ExitCode.SUCCESS && remove ? remove(run) : code;
  }

  private Duration patience() {
    int seconds = timeout.given().orElse(PATIENCE);
    if (seconds < 0) {
      throw CliFailure.usage("--timeout cannot be negative", "give a number of seconds");
    }
    return Duration.ofSeconds(seconds);
  }

  /** Asked before anything is done, so that a no leaves all as it was. */
  private boolean mayRemove(RunDirectory run) {
    return yes.isSet()
        || new Question(console)
            .confirmed(
                "Remove the records of " + RunView.read(run).title() + "?",
                "'--records' removes files: add --yes when there is no terminal to ask on");
  }

  private int remove(RunDirectory run) throws IOException {
    RunView view = RunView.read(run);
    Scheduling scheduling = Scheduling.anew(console.environment());
    RunStatus found = new StatusReader(scheduling, clock).of(view);
    Optional<String> stays =
        found.obstacle(new RetentionRule(false)).map(why -> StateText.of(why, found.status()));
    if (stays.isPresent()) {
      throw CliFailure.environment(
          "the records of " + view.title() + " stay: " + stays.get(),
          "'" + job.command("clean") + "' removes them later");
    }
    long bytes = run.size();
    Removing.records(view);
    console.out().println("removed its records, " + Bytes.text(bytes));
    return ExitCode.SUCCESS;
  }
}
