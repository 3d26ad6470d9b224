package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.status.JobList;
import java.util.List;

/** What {@code clean} says while it works. */
public final class CleanText {

  private final Console console;
  private final String verb;
  private int count;
  private long freed;

  /** For a call that only says what it would do, or for one that does it. */
  public CleanText(Console console, boolean onlySaid) {
    this.console = console;
    this.verb = onlySaid ? "would remove " : "removed ";
  }

  /** The line of a job that went, or would go. */
  public String removed(JobList.Job job, long bytes) {
    count++;
    freed += bytes;
    return verb
        + job.view().title()
        + " ("
        + job.standing().state().text()
        + ", "
        + Bytes.text(bytes)
        + "): "
        + console.shown(Records.shortest(job.view().run(), job.standing().job()))
        + "\n";
  }

  /** The line of a job that stays although it was meant. */
  public static String kept(JobList.Job job, String reason) {
    return "kept " + job.view().title() + ": " + reason;
  }

  /** The last line. */
  public String total() {
    return verb + Words.counted(count, "job") + ", " + Bytes.text(freed) + "\n";
  }

  /** How much space each job takes, the newest first. */
  public static String usage(List<JobList.Job> jobs) {
    if (jobs.isEmpty()) {
      return "no jobs\n";
    }
    Table table = new Table("JOB", "NAME", "STATE", "SIZE");
    long total = 0;
    for (JobList.Job job : jobs) {
      long bytes = job.view().run().size();
      total += bytes;
      table.row(
          job.standing().job().map(JobRef::jobId).orElse("-"),
          job.view().job().plan().map(RunPlanned::jobName).orElse("-"),
          job.standing().state().text(),
          Bytes.text(bytes));
    }
    return table + Words.counted(jobs.size(), "job") + ", " + Bytes.text(total) + "\n";
  }
}
