package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.RetentionRule;
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
  public String removed(RunStatus run, long bytes) {
    count++;
    freed += bytes;
    return verb
        + run.view().title()
        + " ("
        + StateText.of(run.status().state())
        + ", "
        + Bytes.text(bytes)
        + "): "
        + console.shown(run.view().run().shortest(run.status().jobId()))
        + "\n";
  }

  /** The line of a job that stays although it was meant. */
  public static String kept(RunStatus run, RetentionRule.Obstacle why) {
    return "kept " + run.view().title() + ": " + StateText.of(why, run.status());
  }

  /** The last line. */
  public String total() {
    return verb + Words.counted(count, "job") + ", " + Bytes.text(freed) + "\n";
  }

  /** How much space each job takes, the newest first. */
  public static String usage(List<RunStatus> runs) {
    if (runs.isEmpty()) {
      return "no jobs\n";
    }
    Table table = new Table("JOB", "NAME", "STATE", "SIZE");
    long total = 0;
    for (RunStatus run : runs) {
      long bytes = run.view().run().size();
      total += bytes;
      table.row(
          run.status().jobId().orElse("-"),
          run.view().job().plan().map(RunPlanned::jobName).orElse("-"),
          StateText.of(run.status().state()),
          Bytes.text(bytes));
    }
    return table + Words.counted(runs.size(), "job") + ", " + Bytes.text(total) + "\n";
  }
}
