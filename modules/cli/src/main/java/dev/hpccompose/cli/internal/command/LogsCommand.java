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
import java.util.function.Predicate;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code logs}. */
final class LogsCommand implements CliCommand {

  private final Console console;
  private final JobOption job = new JobOption();
  private final PositionalParamSpec positional =
      PositionalParamSpec.builder()
          .type(List.class)
          .auxiliaryTypes(String.class)
          .index("0..*")
          .arity("0..*")
          .paramLabel("SERVICE")
          .description("Only these services (default: all).")
          .build();
  private final OptionSpec services =
      OptionSpec.builder("--service")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .paramLabel("NAME")
          .order(3)
          .description("Only this service; may be repeated.")
          .build();
  private final OptionSpec follow = Options.flag(4, "Go on until the job ends.", "--follow");
  private final OptionSpec last =
      Options.value(
          Integer.class,
          "N",
          5,
          "Begin with the last N lines of each service.",
          "-n",
          "--tail",
          "--lines");

  LogsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    spec.addPositional(positional);
    spec.addOption(services);
    spec.addOption(follow);
    spec.addOption(last);
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
    if (Options.isSet(follow)) {
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
    Scheduling scheduling = Scheduling.shared(console.environment());
    FollowEnd end =
        new RunFollower(run, logs, scheduling, InstantSource.system(), printer).follow();
    if (end instanceof FollowEnd.BrokeOff(var last, var answer)) {
      console.err().println(last.title() + " is over, says the scheduler (" + answer.state() + ")");
    }
  }

  private void tellOfNothing(RunView view, LogLines lines) {
    if (!lines.any()) {
      String batchLog = view.job().batchLog().map("; the batch log is "::concat).orElse("");
      console.err().println(view.title() + ": nothing was written yet" + batchLog);
    }
  }

  private OptionalInt last() {
    Integer given = last.getValue();
    if (given == null) {
      return OptionalInt.empty();
    }
    if (given < 0) {
      throw CliFailure.usage("--tail cannot be negative", "--tail 0 shows only what is new");
    }
    return OptionalInt.of(given);
  }

  private List<String> wanted(RunView view) {
    List<String> known = view.job().services().stream().map(ServiceState::name).toList();
    List<String> named = new ArrayList<>(names(services));
    named.addAll(names(positional));
    named.stream()
        .filter(Predicate.not(known::contains))
        .findFirst()
        .ifPresent(name -> unknown(name, known));
    return named.isEmpty() ? known : known.stream().filter(named::contains).toList();
  }

  private static List<String> names(ArgSpec argument) {
    List<String> given = argument.getValue();
    return given == null ? List.of() : given;
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
