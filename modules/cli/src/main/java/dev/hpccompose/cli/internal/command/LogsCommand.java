package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.LogLines;
import dev.hpccompose.runtime.follow.FollowEnd;
import dev.hpccompose.runtime.follow.FollowView;
import dev.hpccompose.runtime.follow.RunFollower;
import dev.hpccompose.runtime.follow.ServiceLogs;
import dev.hpccompose.runtime.log.LogRange;
import dev.hpccompose.runtime.log.MergedLogs;
import dev.hpccompose.runtime.log.TimedLine;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Scheduling;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code logs}. */
final class LogsCommand implements CliCommand {

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final JobOption job = new JobOption();
  private final ServiceNames services = new ServiceNames();
  private final LogRangeOptions range = new LogRangeOptions();
  private final Flag follow = Flag.of(4, "Follow the job until it ends.", "--follow");
  private final Flag timestamps =
      Flag.of(10, "Begin each line with its time, where it is known.", "-t", "--timestamps");
  private final Flag noPrefix =
      Flag.of(11, "Leave out the names of the services.", "--no-log-prefix");
  private final Flag noColor = Flag.of(12, "Print no colours.", "--no-color");

  LogsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    services.declare(spec);
    range.declare(spec);
    Argument.declare(spec, follow, timestamps, noPrefix, noColor);
  }

  @Override
  public Integer call() {
    boolean goOn = follow.isSet();
    LogRange lines = range.of(goOn, clock.instant());
    RunDirectory run = job.run(console);
    RunView view = RunView.read(run);
    range.check(view);
    List<String> wanted = services.of(view);
    Printer printer = new Printer(lines(wanted), lines);
    MergedLogs now = new MergedLogs(view, wanted::contains, lines, clock.instant(), !goOn);
    now.show(printer::print);
    if (goOn && printer.isRead()) {
      follow(run, new ServiceLogs(now.tails()), printer);
    }
    printer.lines.flush();
    tellOfNothing(view, printer.lines);
    return ExitCode.SUCCESS;
  }

  private LogLines lines(List<String> wanted) {
    boolean named = wanted.size() > 1 && !noPrefix.isSet();
    boolean coloured = !noColor.isSet();
    return new LogLines(
        console, wanted, new LogLines.Beginning(named, coloured, timestamps.isSet()));
  }

  private void follow(RunDirectory run, ServiceLogs logs, FollowView printer) {
    Scheduling scheduling = Scheduling.shared(console.environment());
    FollowEnd end = new RunFollower(run, logs, scheduling, clock).follow(printer);
    if (end instanceof FollowEnd.BrokeOff(var last)) {
      String said = last.status().answer().map(answer -> " (" + answer.word() + ")").orElse("");
      console.err().println(last.view().title() + " is over, says the scheduler" + said);
    }
  }

  private void tellOfNothing(RunView view, LogLines lines) {
    if (!lines.any()) {
      String batchLog =
          view.job().batchLog().map(log -> "; the batch log is " + view.now(log)).orElse("");
      String nothing = range.chooses() ? ": no such line" : ": nothing written yet";
      console.err().println(view.title() + nothing + batchLog);
    }
  }

  private static final class Printer implements FollowView {

    private static final int AT_ONCE = 512;

    private final LogLines lines;
    private final LogRange range;
    private int printed;

    Printer(LogLines lines, LogRange range) {
      this.lines = lines;
      this.range = range;
    }

    boolean print(TimedLine line) {
      lines.print(line.service(), line.at(), line.text());
      printed++;
      return printed % AT_ONCE != 0 || isRead();
    }

    @Override
    public void lines(String service, List<String> text) {
      lines.print(service, text.stream().filter(range::takes).toList());
    }

    @Override
    public boolean isRead() {
      return lines.flush();
    }
  }
}
