package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.JobsJson;
import dev.hpccompose.cli.internal.output.JobsText;
import dev.hpccompose.cli.internal.output.ProblemText;
import dev.hpccompose.runtime.run.RecordProblem;
import dev.hpccompose.runtime.run.RunListing;
import dev.hpccompose.runtime.run.RunTree;
import dev.hpccompose.runtime.status.JobList;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.tracking.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code jobs}. */
final class JobsCommand implements CliCommand {

  private static final int SHOWN = 20;

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final Option<Path> directory =
      Option.positional(
          Path.class,
          PositionalParamSpec.builder()
              .index("0")
              .arity("0..1")
              .paramLabel("DIR")
              .description("Where to look for jobs (default: this directory)."));
  private final ListOption<String> states =
      ListOption.of(
          String.class, "STATE", 1, "Only jobs in this state; may be repeated.", "--state");
  private final Option<String> name =
      Option.of(String.class, "NAME", 2, "Only jobs with this name.", "--name");
  private final Option<Integer> last =
      Option.of(Integer.class, "N", 3, "At most N jobs (default: 20).", "-n", "--last");
  private final Flag all = Flag.of(4, "All of them.", "-a", "--all");
  private final FormatOption format = new FormatOption();
  private final CallsOption calls = new CallsOption();

  JobsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    Argument.declare(spec, directory, states, name, last, all);
    format.declare(spec);
    calls.declare(spec);
  }

  @Override
  public Integer call() {
    Path where = directory();
    Scheduling scheduling = Scheduling.shared(console.environment());
    RunListing listing = RunTree.below(where);
    JobList jobs = JobList.newest(listing.runs(), filter(), limit(), scheduling, clock);
    calls.tell(console, scheduling);
    if (format.isJson()) {
      console.out().print(JobsJson.of(where, jobs, listing.problems()));
      return ExitCode.SUCCESS;
    }
    listing.problems().forEach(this::warn);
    jobs.jobs().stream()
        .filter(job -> job.view().isSound())
        .flatMap(job -> job.view().problem().stream())
        .forEach(this::warn);
    if (jobs.ofOthers() > 0) {
      console.err().println(ProblemText.ofOthers(jobs.ofOthers()));
    }
    if (jobs.jobs().isEmpty()) {
      console.err().println("no jobs below " + console.shown(where));
    } else {
      console.out().print(JobsText.of(console, jobs, clock.instant()));
    }
    if (jobs.more()) {
      console.err().println("there may be more: --all looks at every one");
    }
    return ExitCode.SUCCESS;
  }

  private void warn(RecordProblem problem) {
    console.err().println("warning: " + ProblemText.of(console, problem));
  }

  private Path directory() {
    Path where = console.directory().resolve(directory.given().orElse(Path.of("")));
    if (!Files.isDirectory(where)) {
      throw CliFailure.usage(
          console.shown(where) + " is not a directory", "name one below which jobs were submitted");
    }
    return where.normalize();
  }

  private JobList.Filter filter() {
    Set<JobState> wanted = EnumSet.noneOf(JobState.class);
    for (String word : states.given()) {
      wanted.add(state(word));
    }
    return new JobList.Filter(
        wanted.isEmpty() ? EnumSet.allOf(JobState.class) : wanted, name.given());
  }

  private static JobState state(String word) {
    List<String> known = Arrays.stream(JobState.values()).map(JobState::word).toList();
    return JobState.of(word.replace(' ', '_'))
        .orElseThrow(
            () ->
                CliFailure.usage(
                    "there is no state '" + word + "'",
                    Spelling.hint(word, known, "use one of " + String.join(", ", known))));
  }

  private int limit() {
    int given = last.given().orElse(SHOWN);
    if (given < 1) {
      throw CliFailure.usage("--last must be at least 1", "--all shows every job");
    }
    return all.isSet() ? Integer.MAX_VALUE : given;
  }
}
