package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.Anonymous;
import dev.hpccompose.cli.internal.output.PreflightDocument;
import dev.hpccompose.images.ImageNeeds;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.runtime.preflight.Preflight;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code doctor}. */
final class DoctorCommand implements CliCommand {

  private static final String SCHEDULER = "slurm";

  private final Console console;
  private final ToolOptions tools = new ToolOptions();
  private final FormatOption format = new FormatOption();
  private final Option<Path> cacheDir =
      Option.of(
          Path.class,
          "DIR",
          3,
          "Look at this cache directory (default: that of the project settings, or yours).",
          "--cache-dir");
  private final ProfileOption profiles = ProfileOption.ofSettings();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec command) {
    Argument.declare(command, cacheDir);
    profiles.declare(command);
    tools.declare(command);
    format.declare(command);
  }

  @Override
  public Integer call() {
    Map<String, String> environment = tools.environment(console);
    SchedulerClient client =
        Providers.client(SCHEDULER, environment)
            .orElseThrow(() -> Scripts.missing("scheduler", SCHEDULER));
    ImageNeeds none = new ImageNeeds(Optional.empty(), Version.current(), Mode.MISSING);
    CheckSubject site =
        new CheckSubject(Optional.empty(), none, console.directory(), cache(), client, environment);
    PreflightDocument document =
        new PreflightDocument(
            Preflight.onRequest(site), Optional.empty(), false, Anonymous.of(environment));
    console
        .out()
        .print(format.isJson() ? document.json() : document.text(console.outStyle(), true));
    return document.isReady() ? ExitCode.SUCCESS : ExitCode.ENVIRONMENT;
  }

  private CacheDirectory cache() {
    return cacheDir
        .given()
        .map(given -> CacheDirectory.given(console.directory().resolve(given).normalize()))
        .orElseGet(() -> new Project(console, console.directory(), profiles).cache());
  }
}
