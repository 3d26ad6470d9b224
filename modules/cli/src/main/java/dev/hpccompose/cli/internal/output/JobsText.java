package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.status.JobList;
import dev.hpccompose.tracking.JobState;
import java.time.Duration;
import java.time.Instant;

/** Jobs as a table. */
public final class JobsText {

  private static final String NONE = "-";

  private JobsText() {}

  /** The table, seen at {@code now}. */
  public static String of(Console console, JobList jobs, Instant now) {
    Table table = new Table("JOB", "NAME", "STATE", "SUBMITTED", "RAN FOR", "SPEC");
    for (JobList.Job job : jobs.jobs()) {
      JobState state = job.view().job();
      table.row(
          job.standing().job().map(JobRef::jobId).orElse(NONE),
          state.plan().map(RunPlanned::jobName).orElse(NONE),
          job.standing().state().text(),
          state.submission().at().or(state::startedAt).map(Times::local).orElse(NONE),
          ranFor(job, now),
          spec(console, job.view()));
    }
    return table.toString();
  }

  private static String spec(Console console, RunView view) {
    return view.isSound()
        ? view.spec().map(console::shown).orElse(NONE)
        : view.problem().map(problem -> ProblemText.of(console, problem)).orElse(NONE);
  }

  /** Nobody knows for how long a job ran whose history broke off. */
  private static String ranFor(JobList.Job job, Instant now) {
    JobState state = job.view().job();
    Instant end = state.finishedAt().orElse(job.standing().state().isOver() ? Instant.MIN : now);
    return state
        .startedAt()
        .filter(start -> end.isAfter(start))
        .map(start -> Durations.text(Duration.ofSeconds(Duration.between(start, end).toSeconds())))
        .orElse(NONE);
  }
}
