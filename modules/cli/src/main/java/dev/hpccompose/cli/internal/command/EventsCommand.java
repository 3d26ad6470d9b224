package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.EventLines;
import dev.hpccompose.cli.internal.output.HistoryCheckText;
import dev.hpccompose.events.EventLog;
import dev.hpccompose.events.History;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.runtime.follow.FollowView;
import dev.hpccompose.runtime.follow.RunFollower;
import dev.hpccompose.runtime.follow.ServiceLogs;
import dev.hpccompose.runtime.run.HistoryCheck;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.status.Scheduling;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** {@code events}. */
final class EventsCommand implements CliCommand {

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
  private final JobOption job = new JobOption();
  private final Flag follow = Flag.of(4, "Follow the job until it ends.", "--follow");
  private final Flag verify =
      Flag.of(5, "Check the history for damage instead; exit code 4 if there is any.", "--verify");
  private final Option<Format> format =
      Option.of(
          Format.class,
          "text|jsonl|json",
          90,
          "For people (text, the default), one JSON object a line, or one document.",
          "--format");
  private final Flag json = Flag.of(91, "Short for --format json.", "--json");

  EventsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    Argument.declare(spec, follow, verify, format, json);
  }

  @Override
  public Integer call() {
    RunDirectory run = job.run(console);
    if (follow.isSet()) {
      follow(run);
      return ExitCode.SUCCESS;
    }
    if (isDocument()) {
      return document(run);
    }
    if (verify.isSet()) {
      return verified(run);
    }
    run.history().forEachOrdered(event -> console.out().println(line().apply(event)));
    return ExitCode.SUCCESS;
  }

  private void follow(RunDirectory run) {
    if (isDocument() || verify.isSet()) {
      throw CliFailure.usage(
          "--follow goes with --format text and jsonl only", "leave out --follow, or use jsonl");
    }
    ServiceLogs none = new ServiceLogs(service -> false, OptionalInt.empty());
    Scheduling scheduling = Scheduling.shared(console.environment());
    new RunFollower(run, none, scheduling, InstantSource.system())
        .follow(new Printer(console, line()));
  }

  private int verified(RunDirectory run) {
    HistoryCheck check = HistoryCheck.of(run);
    HistoryCheckText.lines(run, check).forEach(console.out()::println);
    return code(check);
  }

  private int document(RunDirectory run) {
    History history = EventLog.open(run.events()).read();
    if (!verify.isSet()) {
      console.out().print(EventLines.document(run.runId(), history));
      return ExitCode.SUCCESS;
    }
    HistoryCheck check = HistoryCheck.of(run);
    console.out().print(EventLines.document(run, history, check));
    return code(check);
  }

  private static int code(HistoryCheck check) {
    return check.isWhole() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
  }

  private Function<RecordedEvent, String> line() {
    return is(Format.jsonl) ? EventLines::json : EventLines::text;
  }

  private boolean isDocument() {
    return json.isSet() || is(Format.json);
  }

  private boolean is(Format wanted) {
    return format.given().filter(wanted::equals).isPresent();
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
