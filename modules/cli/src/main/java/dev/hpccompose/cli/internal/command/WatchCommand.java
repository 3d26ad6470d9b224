package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.runtime.follow.ServiceLogs;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;

/** {@code watch}. Unlike {@code up} it only reads: who looks on leaves no trace. */
final class WatchCommand implements CliCommand {

  private final Console console;
  private final JobOption job = new JobOption();
  private final TailOption tail = new TailOption(4);

  WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    tail.declare(spec);
  }

  @Override
  public Integer call() {
    OptionalInt beginning = tail.lines();
    RunDirectory run = job.run(console);
    RunView view = RunView.read(run);
    List<String> names = view.job().serviceNames();
    console.err().println(view.title() + " is watched");
    ServiceLogs logs = new ServiceLogs(names::contains, beginning);
    Watching watching = new Watching(console, job::command);
    try (FollowSession look = new FollowSession(console, watching, run, names, logs, _ -> {})) {
      return look.ended(look.untilEnd());
    }
  }
}
