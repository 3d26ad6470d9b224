package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.follow.FollowEnd;
import dev.hpccompose.cli.internal.follow.FollowView;
import dev.hpccompose.cli.internal.follow.RunFollower;
import dev.hpccompose.cli.internal.follow.ServiceLogs;
import dev.hpccompose.cli.internal.output.LogLines;
import dev.hpccompose.cli.internal.run.RunView;
import dev.hpccompose.cli.internal.run.Scheduling;
import dev.hpccompose.runtime.RunDirectory;
import dev.hpccompose.tracking.ServiceState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs}. */
@Command
final class LogsCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private JobOption job = new JobOption();
  @Mixin private HelpOption help = new HelpOption();

  @Parameters(paramLabel = "SERVICE", description = "Only these services (default: all).")
  private List<String> positional = new ArrayList<>();

  @Option(
      names = "--service",
      paramLabel = "NAME",
      order = 3,
      description = "Only this service; may be repeated.")
  private List<String> services = new ArrayList<>();

  @Option(names = "--follow", order = 4, description = "Go on until the job ends.")
  private boolean follow;

  @Option(
      names = {"-n", "--tail", "--lines"},
      paramLabel = "N",
      order = 5,
      description = "Begin with the last N lines of each service.")
  private @Nullable Integer last;

  LogsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    OptionalInt beginning = last();
    RunDirectory run = job.run(console);
    RunView view = RunView.read(run);
    List<String> wanted = wanted(view);
    LogLines lines = new LogLines(console, wanted, wanted.size() > 1);
    ServiceLogs logs = new ServiceLogs(wanted::contains, beginning);
    Printer printer = new Printer(lines);
    if (follow) {
      follow(run, logs, printer);
    } else {
      logs.attach(view);
      logs.finish(printer);
    }
    lines.flush();
    tellOfNothing(view, lines);
    return ExitCode.SUCCESS;
  }

  private void follow(RunDirectory run, ServiceLogs logs, FollowView printer) {
    Scheduling scheduling = new Scheduling(console.environment());
    FollowEnd end =
        new RunFollower(run, logs, scheduling, InstantSource.system(), printer).follow();
    if (end instanceof FollowEnd.BrokeOff(var last, var answer)) {
      console
          .err()
          .println(last.title() + " is over, says the scheduler (" + answer.state() + ")");
    }
  }

  private void tellOfNothing(RunView view, LogLines lines) {
    if (!lines.any()) {
      String batchLog = view.job().batchLog().map("; the batch log is "::concat).orElse("");
      console.err().println(view.title() + ": nothing was written yet" + batchLog);
    }
  }

  private OptionalInt last() {
    if (last == null) {
      return OptionalInt.empty();
    }
    if (last < 0) {
      throw CliFailure.usage("--tail cannot be negative", "--tail 0 shows only what is new");
    }
    return OptionalInt.of(last);
  }

  private List<String> wanted(RunView view) {
    List<String> known = view.job().services().stream().map(ServiceState::name).toList();
    List<String> named = new ArrayList<>(services);
    named.addAll(positional);
    named.stream().filter(Predicate.not(known::contains)).findFirst().ifPresent(
        name -> unknown(name, known));
    return named.isEmpty() ? known : known.stream().filter(named::contains).toList();
  }

  private static void unknown(String name, List<String> known) {
    throw CliFailure.usage(
        "there is no service '" + name + "' in this run",
        Spelling.closest(name, known)
            .map(close -> "did you mean '" + close + "'?")
            .orElse("its services are " + String.join(", ", known)));
  }

  private record Printer(LogLines lines) implements FollowView {

    @Override
    public void lines(String service, List<String> text) {
      lines.print(service, text);
    }

    @Override
    public boolean isRead() {
      return lines.flush();
    }
  }
}
