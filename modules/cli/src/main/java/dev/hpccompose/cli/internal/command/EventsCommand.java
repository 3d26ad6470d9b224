package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.follow.FollowView;
import dev.hpccompose.cli.internal.follow.RunFollower;
import dev.hpccompose.cli.internal.follow.ServiceLogs;
import dev.hpccompose.cli.internal.output.EventLines;
import dev.hpccompose.cli.internal.output.Words;
import dev.hpccompose.cli.internal.run.Scheduling;
import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.History;
import dev.hpccompose.events.LogFinding;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.runtime.RunDirectory;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code events}. */
@Command
final class EventsCommand implements Callable<Integer> {

  /** Who reads the output. */
  enum Format {
    /** People. */
    text,
    /** Programs that read line by line. */
    jsonl,
    /** Programs that read a whole document. */
    json
  }

  private final Console console;
  @Mixin private JobOption job = new JobOption();
  @Mixin private HelpOption help = new HelpOption();

  @Option(names = "--follow", order = 4, description = "Go on until the job ends.")
  private boolean follow;

  @Option(
      names = "--verify",
      order = 5,
      description = "Look for damage instead; exit code 4 when there is some.")
  private boolean verify;

  @Option(
      names = "--format",
      paramLabel = "text|jsonl|json",
      order = 90,
      description = "For people (text, the default), one JSON object a line, or one document.")
  private Format format = Format.text;

  @Option(names = "--json", order = 91, description = "Short for --format json.")
  private boolean json;

  EventsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunDirectory run = job.run(console);
    if (follow) {
      follow(run);
      return ExitCode.SUCCESS;
    }
    History history = EventLog.open(run.events()).read();
    if (isDocument()) {
      console.out().print(EventLines.document(run.runId(), history));
    } else if (verify) {
      tell(history);
    } else {
      history.events().forEach(event -> console.out().println(line().apply(event)));
    }
    return verify && !history.findings().isEmpty() ? ExitCode.FINDINGS : ExitCode.SUCCESS;
  }

  private void follow(RunDirectory run) {
    if (isDocument() || verify) {
      throw CliFailure.usage(
          "--follow goes with --format text and jsonl only", "leave out --follow, or use jsonl");
    }
    ServiceLogs none = new ServiceLogs(service -> false, OptionalInt.empty());
    Scheduling scheduling = new Scheduling(console.environment());
    new RunFollower(run, none, scheduling, InstantSource.system(), new Printer(console, line()))
        .follow();
  }

  private void tell(History history) {
    for (LogFinding finding : history.findings()) {
      console.out().println(EventLines.text(finding));
    }
    long writers = history.events().stream().map(event -> event.id().writer()).distinct().count();
    String read =
        Words.counted(history.events().size(), "event")
            + " of "
            + Words.counted(writers, "writer");
    int damage = history.findings().size();
    console
        .out()
        .println(
            damage == 0
                ? "the history is whole: " + read
                : Words.counted(damage, "finding") + "; " + read + " can be read");
  }

  private Function<RecordedEvent, String> line() {
    return format == Format.jsonl ? EventLines::json : EventLines::text;
  }

  private boolean isDocument() {
    return json || format == Format.json;
  }

  private record Printer(Console console, Function<RecordedEvent, String> line)
      implements FollowView {

    @Override
    public void event(RecordedEvent event) {
      console.out().println(line.apply(event));
    }

    @Override
    public boolean isRead() {
      return !console.out().checkError();
    }
  }
}
