package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.status.JobList;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.JobHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Jobs as a table. */
public final class JobsText {

  private static final String NONE = "-";

  private JobsText() {}

  /** The table, seen at {@code now}. */
  public static String of(Console console, JobList jobs, Instant now) {
    Table table = new Table("JOB", "NAME", "STATE", "SUBMITTED", "RAN FOR", "SPEC");
    for (RunStatus run : jobs.jobs()) {
      JobHistory job = run.view().job();
      table.row(
          run.status().jobId().orElse(NONE),
          job.plan().map(RunPlanned::jobName).orElse(NONE),
          StateText.of(run.status().state()),
          job.submission().at().or(job::startedAt).map(Times::local).orElse(NONE),
          ranFor(run, now),
          job.plan().map(plan -> console.shown(Path.of(plan.composeFile()))).orElse(NONE));
    }
    return table.toString();
  }

  /** Nobody knows for how long a job ran whose history broke off. */
  private static String ranFor(RunStatus run, Instant now) {
    JobHistory job = run.view().job();
    Instant end = job.finishedAt().orElse(run.status().state().isOver() ? Instant.MIN : now);
    return job.startedAt()
        .filter(start -> end.isAfter(start))
        .map(start -> Durations.text(Duration.ofSeconds(Duration.between(start, end).toSeconds())))
        .orElse(NONE);
  }
}
