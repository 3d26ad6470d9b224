package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.runtime.run.RunView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code cancel}. */
final class CancelCommand implements CliCommand {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Console console;
  private final JobOption job = new JobOption();
  private final Flag wait = Flag.of(3, "Wait, for up to a minute, until it has ended.", "--wait");

  CancelCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    Argument.declare(spec, wait);
  }

  @Override
  public Integer call() {
    Optional<Duration> patience = wait.isSet() ? Optional.of(PATIENCE) : Optional.empty();
    return new CancelService(console, job, InstantSource.system())
        .end(RunView.read(job.run(console)), patience);
  }
}
