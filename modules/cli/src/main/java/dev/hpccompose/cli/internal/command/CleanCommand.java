package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.CleanText;
import dev.hpccompose.cli.internal.output.ProblemText;
import dev.hpccompose.cli.internal.words.StateText;
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
import java.util.ArrayList;
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
    List<RunStatus> ofSpec = statuses(store.ofSpec());
    List<RunStatus> damaged = statuses(store.damaged());
    if (ofSpec.isEmpty()) {
      OtherRuns.of(console, store).ifPresent(others -> console.err().println("note: " + others));
    }
    CleanText text = new CleanText(console, dryRun.isSet());
    if (usage.isSet()) {
      console
          .out()
          .print(CleanText.usage(Stream.concat(ofSpec.stream(), damaged.stream()).toList()));
      return ExitCode.SUCCESS;
    }
    List<CliException> resisted = new ArrayList<>();
    for (RunStatus run : selected(ofSpec, damaged)) {
      treat(run, text).ifPresent(resisted::add);
    }
    if (!dryRun.isSet()) {
      Removing.leftovers(console, store);
    }
    console.out().print(text.total());
    if (!resisted.isEmpty()) {
      throw resisted.getFirst();
    }
    return ExitCode.SUCCESS;
  }

  /** What cannot be removed is in nobody's way but its own. */
  private Optional<CliException> treat(RunStatus run, CleanText text) throws IOException {
    Optional<String> stays = reasonToStay(run);
    if (stays.isPresent()) {
      console.err().println(CleanText.kept(run, stays.get()));
      return Optional.empty();
    }
    long bytes = run.view().run().size();
    try {
      String line = text.removed(run, bytes);
      if (!dryRun.isSet()) {
        Removing.records(run.view());
      }
      console.out().print(line);
      return Optional.empty();
    } catch (CliException e) {
      console.err().println(CleanText.kept(run, e.failure().message()));
      return Optional.of(e);
    }
  }

  private Optional<String> reasonToStay(RunStatus run) {
    boolean forced = force.isSet();
    Optional<String> damage =
        run.view()
            .problem()
            .filter(_ -> !forced)
            .map(problem -> ProblemText.of(console, problem) + "; --force removes it");
    return damage.or(
        () -> run.obstacle(new RetentionRule(forced)).map(why -> StateText.of(why, run.status())));
  }

  /** The newest run is the one that the other commands show: {@code --all} leaves it. */
  private List<RunStatus> selected(List<RunStatus> ofSpec, List<RunStatus> damaged) {
    if (all.isSet()) {
      return Stream.concat(ofSpec.stream().skip(1), damaged.stream()).toList();
    }
    int days = age.given().orElseThrow();
    if (days < 0) {
      throw CliFailure.usage("--age cannot be " + days, "give a number of days from 0");
    }
    Instant border = clock.instant().minus(Duration.ofDays(days));
    return Stream.concat(ofSpec.stream(), damaged.stream())
        .filter(run -> !run.changed().isAfter(border))
        .toList();
  }

  private List<RunStatus> statuses(List<RunDirectory> runs) {
    Scheduling scheduling = Scheduling.anew(console.environment());
    return new StatusReader(scheduling, clock).of(runs.stream().map(RunView::read).toList());
  }
}
