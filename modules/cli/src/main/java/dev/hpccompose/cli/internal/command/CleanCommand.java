package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.CleanText;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
  private final Flag dryRun = Flag.of(5, "Only say what would go.", "--dry-run");
  private final Flag force =
      Flag.of(6, "Also jobs of which nobody knows whether they are over.", "--force");

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
      console.out().print(CleanText.usage(jobs(runs)));
      return ExitCode.SUCCESS;
    }
    Instant now = clock.instant();
    for (JobList.Job job : selected(jobs(runs), now)) {
      treat(job, now, text);
    }
    if (!dryRun.isSet()) {
      Removing.leftovers(store);
    }
    console.out().print(text.total());
    return ExitCode.SUCCESS;
  }

  private void treat(JobList.Job job, Instant now, CleanText text) throws IOException {
    Optional<String> stays = new Doomed(job, now).reasonToStay(force.isSet());
    if (stays.isPresent()) {
      console.err().println(CleanText.kept(job, stays.get()));
      return;
    }
    String line = text.removed(job, job.view().run().size());
    if (!dryRun.isSet()) {
      Removing.records(job.view());
    }
    console.out().print(line);
  }

  /** The newest run is the one that the other commands show: {@code --all} leaves it. */
  private List<JobList.Job> selected(List<JobList.Job> jobs, Instant now) {
    if (all.isSet()) {
      return jobs.stream().skip(1).toList();
    }
    int days = age.given().orElseThrow();
    if (days < 0) {
      throw CliFailure.usage("--age cannot be " + days, "give a number of days from 0");
    }
    Instant border = now.minus(Duration.ofDays(days));
    return jobs.stream().filter(job -> !new Doomed(job, now).changed().isAfter(border)).toList();
  }

  private List<JobList.Job> jobs(List<RunDirectory> runs) {
    List<RunView> views = runs.stream().map(RunView::read).toList();
    List<Standing> standings = Standing.of(views, Scheduling.anew(console.environment()), clock);
    return IntStream.range(0, views.size())
        .mapToObj(i -> new JobList.Job(views.get(i), standings.get(i)))
        .toList();
  }
}
