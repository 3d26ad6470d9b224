package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.CleanText;
import dev.hpccompose.cli.internal.output.ProblemText;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunStore;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Doomed;
import dev.hpccompose.runtime.status.JobList;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.runtime.status.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code clean}: S-095, S-096. */
final class CleanCommand implements CliCommand {

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final FileOption file = new FileOption();
  private final OptionSpec age =
      Options.value(Integer.class, "DAYS", 2, "Remove jobs that ended longer ago.", "--age");
  private final OptionSpec all = Options.flag(3, "Remove all jobs but the newest.", "--all");
  private final OptionSpec usage =
      Options.flag(4, "Only show how much space each job takes.", "--disk-usage");
  private final OptionSpec dryRun = Options.flag(5, "Only say what would go.", "--dry-run");
  private final OptionSpec force =
      Options.flag(6, "Also jobs of which nobody knows whether they are over.", "--force");

  CleanCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    file.declare(spec);
    List.of(age, all, usage, dryRun, force).forEach(spec::addOption);
  }

  @Override
  public Integer call() throws IOException {
    long asked =
        Stream.of(age.getValue() != null, Options.isSet(all), Options.isSet(usage))
            .filter(given -> given)
            .count();
    if (asked != 1) {
      throw CliFailure.usage(
          "clean needs one of --age, --all and --disk-usage", "such as 'clean --age 14'");
    }
    Path spec = file.expected(console);
    RunStore store = RunStore.of(spec, console.directory());
    List<JobList.Job> ofSpec = jobs(store.ofSpec());
    List<JobList.Job> damaged = jobs(store.damaged());
    if (ofSpec.isEmpty()) {
      OtherRuns.of(console, store).ifPresent(others -> console.err().println("note: " + others));
    }
    CleanText text = new CleanText(console, Options.isSet(dryRun));
    if (Options.isSet(usage)) {
      console
          .out()
          .print(CleanText.usage(Stream.concat(ofSpec.stream(), damaged.stream()).toList()));
      return ExitCode.SUCCESS;
    }
    Instant now = clock.instant();
    List<CliException> resisted = new ArrayList<>();
    for (JobList.Job job : selected(ofSpec, damaged, now)) {
      treat(job, now, text).ifPresent(resisted::add);
    }
    if (!Options.isSet(dryRun)) {
      Removing.leftovers(console, store);
    }
    console.out().print(text.total());
    if (!resisted.isEmpty()) {
      throw resisted.getFirst();
    }
    return ExitCode.SUCCESS;
  }

  /** What cannot be removed is in nobody's way but its own. */
  private Optional<CliException> treat(JobList.Job job, Instant now, CleanText text)
      throws IOException {
    Optional<String> stays = reasonToStay(job, now);
    if (stays.isPresent()) {
      console.err().println(CleanText.kept(job, stays.get()));
      return Optional.empty();
    }
    long bytes = job.view().run().size();
    try {
      if (!Options.isSet(dryRun)) {
        Removing.records(job.view());
      }
      console.out().print(text.removed(job, bytes));
      return Optional.empty();
    } catch (CliException e) {
      console.err().println(CleanText.kept(job, e.failure().message()));
      return Optional.of(e);
    }
  }

  private Optional<String> reasonToStay(JobList.Job job, Instant now) {
    boolean forced = Options.isSet(force);
    Optional<String> damage =
        job.view()
            .problem()
            .filter(_ -> !forced)
            .map(problem -> ProblemText.of(console, problem) + "; --force removes it");
    return damage.or(() -> new Doomed(job, now).reasonToStay(forced));
  }

  /** The newest run is the one that the other commands show: {@code --all} leaves it. */
  private List<JobList.Job> selected(
      List<JobList.Job> ofSpec, List<JobList.Job> damaged, Instant now) {
    if (Options.isSet(all)) {
      return Stream.concat(ofSpec.stream().skip(1), damaged.stream()).toList();
    }
    Integer days = age.getValue();
    if (days < 0) {
      throw CliFailure.usage("--age cannot be " + days, "give a number of days from 0");
    }
    Instant border = now.minus(Duration.ofDays(days));
    return Stream.concat(ofSpec.stream(), damaged.stream())
        .filter(job -> !new Doomed(job, now).changed().isAfter(border))
        .toList();
  }

  private List<JobList.Job> jobs(List<RunDirectory> runs) {
    List<RunView> views = runs.stream().map(RunView::read).toList();
    List<Standing> standings = Standing.of(views, Scheduling.anew(console.environment()), clock);
    return IntStream.range(0, views.size())
        .mapToObj(i -> new JobList.Job(views.get(i), standings.get(i)))
        .toList();
  }
}
