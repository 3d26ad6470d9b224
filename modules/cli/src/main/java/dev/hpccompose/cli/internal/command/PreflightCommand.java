package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.PreflightDocument;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.preflight.FsProbe;
import dev.hpccompose.runtime.preflight.Preflight;
import dev.hpccompose.runtime.preflight.PreflightReport;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code preflight}. */
final class PreflightCommand implements CliCommand {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Console console;
  private final SpecOptions spec = new SpecOptions();
  private final ToolOptions tools = new ToolOptions();
  private final ImageOptions images = new ImageOptions(() -> false);
  private final LockedOption locked = new LockedOption();
  private final FormatOption format = new FormatOption();
  private final Flag verbose = Flag.of(3, "Also show the checks that pass.", "--verbose");
  private final Flag strict = Flag.of(4, "Fail when there are warnings, too.", "--strict");
  private final Flag fsProbes =
      Flag.of(5, "Also run a tiny job that proves which files compute nodes see.", "--fs-probes");
  private final Option<String> timeout =
      Option.of(
          String.class,
          "DURATION",
          6,
          "How long --fs-probes waits for its job to start (default: 2m).",
          "--timeout");

  PreflightCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    spec.declare(command);
    Argument.declare(command, verbose, strict, fsProbes, timeout);
    images.declareSkip(command);
    locked.declare(command);
    tools.declare(command);
    format.declare(command);
  }

  @Override
  public Integer call() {
    Plan plan =
        locked.applied(console, spec.load(console, tools.environment(console)).planOrFail(console));
    Map<String, String> environment = tools.environment(console);
    SchedulerClient client =
        Providers.client(spec.local().scheduler(), environment)
            .orElseThrow(() -> Scripts.missing("scheduler", spec.local().scheduler()));
    CheckSubject subject = Checking.of(console, plan, images.mode(), client, environment).subject();
    PreflightReport report = Preflight.onRequest(subject);
    if (fsProbes.isSet()) {
      report = report.and(probe(subject, plan));
    }
    return told(plan, report);
  }

  private PreflightReport probe(CheckSubject subject, Plan plan) {
    String scheduler = spec.local().scheduler();
    if (!subject.isShared()) {
      throw CliFailure.usage(
          "--fs-probes asks compute nodes, and --local has none", "leave out one of them");
    }
    SchedulerDialect dialect =
        Providers.dialect(scheduler).orElseThrow(() -> Scripts.missing("scheduler", scheduler));
    Duration patience = TimeSpan.of(timeout).orElse(PATIENCE);
    return new FsProbe(subject, plan, dialect, patience).run();
  }

  private int told(Plan plan, PreflightReport report) {
    PreflightDocument document =
        new PreflightDocument(
            report, Optional.of(plan.composeFile()), strict.isSet(), text -> text);
    console
        .out()
        .print(
            format.isJson() ? document.json() : document.text(console.outStyle(), verbose.isSet()));
    return document.isReady() ? ExitCode.SUCCESS : ExitCode.ENVIRONMENT;
  }
}
