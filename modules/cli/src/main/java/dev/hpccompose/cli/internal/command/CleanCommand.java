package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.CleanText;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunStore;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.runtime.status.StatusReader;
import dev.hpccompose.tracking.RetentionRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code clean}: S-095, S-096. */
final class CleanCommand implements CliCommand {

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final FileOption file = new FileOption();
  private final Option<Integer> age =
      Option.of(Integer.class, "DAYS", 2, "Remove jobs that ended longer ago.", "--age");
  private final Flag all = Flag.of(3, "Remove all jobs but the newest.", "--all");
  private final Flag usage = Flag.of(4, "Only show how much space each job takes.", "--disk-usage");
  private final Flag dryRun = Flag.of(5, "Only say what would be removed.", "--dry-run");
  private final Flag force = Flag.of(6, "Also jobs that may not be over.", "--force");

  CleanCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    file.declare(spec);
    Argument.declare(spec, age, all, usage, dryRun, force);
  }

  @Override
  public Integer call() throws IOException {
    long asked =
        Stream.of(age.given().isPresent(), all.isSet(), usage.isSet())
            .filter(given -> given)
            .count();
    if (asked != 1) {
      throw CliFailure.usage(
          "clean needs one of --age, --all and --disk-usage", "such as 'clean --age 14'");
    }
    Path spec = file.expected(console);
    RunStore store = RunStore.of(spec, console.directory());
    List<RunDirectory> runs = store.ofSpec();
    CleanText text = new CleanText(console, dryRun.isSet());
    if (usage.isSet()) {
      console.out().print(CleanText.usage(statuses(runs)));
      return ExitCode.SUCCESS;
    }
    for (RunStatus run : selected(statuses(runs))) {
      treat(run, text);
    }
    if (!dryRun.isSet()) {
      Removing.leftovers(store);
    }
    console.out().print(text.total());
    return ExitCode.SUCCESS;
  }

  private void treat(RunStatus run, CleanText text) throws IOException {
    Optional<RetentionRule.Obstacle> stays = run.obstacle(new RetentionRule(force.isSet()));
    if (stays.isPresent()) {
      console.err().println(CleanText.kept(run, stays.get()));
      return;
    }
    String line = text.removed(run, run.view().run().size());
    if (!dryRun.isSet()) {
      Removing.records(run.view());
    }
    console.out().print(line);
  }

  /** The newest run is the one that the other commands show: {@code --all} leaves it. */
  private List<RunStatus> selected(List<RunStatus> runs) {
    if (all.isSet()) {
      return runs.stream().skip(1).toList();
    }
    int days = age.given().orElseThrow();
    if (days < 0) {
      throw CliFailure.usage("--age cannot be " + days, "give a number of days from 0");
    }
    Instant border = clock.instant().minus(Duration.ofDays(days));
    return runs.stream().filter(run -> !run.changed().isAfter(border)).toList();
  }

  private List<RunStatus> statuses(List<RunDirectory> runs) {
    Scheduling scheduling = Scheduling.anew(console.environment());
    return new StatusReader(scheduling, clock).of(runs.stream().map(RunView::read).toList());
  }
}
