package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.JobHistory;
import dev.hpccompose.tracking.JobStatus;
import dev.hpccompose.tracking.SchedulerAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run for people. */
public final class StatusText {

  private final Console console;
  private final RunStatus run;
  private final RunView view;
  private final JobStatus status;

  private StatusText(Console console, RunStatus run) {
    this.console = console;
    this.run = run;
    this.view = run.view();
    this.status = run.status();
  }

  /** The text of {@code status}. */
  public static String of(Console console, RunStatus run) {
    return new StatusText(console, run).text();
  }

  private String text() {
    String name = view.job().plan().map(RunPlanned::jobName).orElse("run");
    return console.outStyle().strong(name)
        + ": "
        + coloured(verdict())
        + "\n"
        + fields()
        + "\n"
        + (status.brokeOff() ? "Last known:\n" : "")
        + ServiceRows.of(status)
        + PlacementRows.of(status.services(), view.job().nodes());
  }

  private String verdict() {
    String word = StateText.of(status.state());
    return switch (status.state()) {
      case RUNNING, STOPPING -> word + view.job().startedAt().map(this::lasting).orElse("");
      case QUEUED -> word + reason();
      case SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED -> EndText.of(run);
      case REFUSED -> "refused by the scheduler";
      case PLANNED -> "never submitted, as far as is known";
      case UNKNOWN -> "unknown: neither its history nor the scheduler knows";
      case STARTING -> word;
    };
  }

  private String coloured(String verdict) {
    Style style = console.outStyle();
    return switch (status.state()) {
      case SUCCEEDED, RUNNING -> style.good(verdict);
      case FAILED, REFUSED, TIMED_OUT, CANCELLED, PREEMPTED, NODE_FAILED -> style.error(verdict);
      case PLANNED, QUEUED, STARTING, STOPPING, UNKNOWN -> style.warning(verdict);
    };
  }

  private String lasting(Instant since) {
    return " for "
        + Durations.text(Duration.ofSeconds(Duration.between(since, status.at()).toSeconds()));
  }

  private String reason() {
    return status.answer().flatMap(SchedulerAnswer::reason).map(QueueReason::of).orElse("");
  }

  private Fields fields() {
    JobHistory job = view.job();
    Fields fields = new Fields("  ");
    fields.add("job", status.jobId().map(id -> id + where()));
    fields.add("run", view.run().runId());
    fields.add("nodes", list(job.nodes()));
    fields.add("started", job.startedAt().map(Times::local));
    fields.add("ended", job.finishedAt().map(Times::local));
    fields.add("exit code", job.exitCode().map(String::valueOf));
    fields.add("cancel", job.cancelRequestedAt().map(at -> "requested " + Times.local(at)));
    fields.add("said", job.submission().refused().map(JobSubmissionFailed::message));
    fields.add("batch log", job.batchLog().map(this::shown));
    fields.add("records", console.shown(view.run().shortest(status.jobId())));
    return fields;
  }

  private String shown(String file) {
    return console.shown(view.run().shortest(status.jobId(), Path.of(file)));
  }

  private String where() {
    return view.scheduler().map(name -> name.equals("local") ? " (on this machine)" : "").orElse("")
        + view.job().cluster().map(" on cluster "::concat).orElse("");
  }

  private static Optional<String> list(List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }
}
