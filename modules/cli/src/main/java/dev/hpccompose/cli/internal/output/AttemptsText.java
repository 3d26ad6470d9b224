package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.words.CauseText;
import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.runtime.run.ResumeData;
import dev.hpccompose.runtime.status.Attempts;
import dev.hpccompose.runtime.status.RunStatus;
import dev.hpccompose.tracking.AttemptHistory;
import dev.hpccompose.tracking.JobState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Attempts for people. */
public final class AttemptsText {

  private static final String NONE = "-";

  private final Console console;
  private final Attempts attempts;
  private final Instant now;

  private AttemptsText(Console console, Attempts attempts, Instant now) {
    this.console = console;
    this.attempts = attempts;
    this.now = now;
  }

  /** The text of {@code checkpoints}, seen at {@code now}. */
  public static String of(Console console, Attempts attempts, Instant now) {
    AttemptsText text = new AttemptsText(console, attempts, now);
    return text.table() + text.resume();
  }

  private String table() {
    Table table = new Table("ATTEMPT", "STARTED", "RAN FOR", "END", "RECORDS");
    for (AttemptHistory attempt : attempts.all()) {
      table.row(
          Integer.toString(attempt.number()),
          attempt.startedAt().map(Times::local).orElse(NONE),
          ranFor(attempt),
          end(attempt),
          shown(attempts.records(attempt)));
    }
    return table.toString();
  }

  private String ranFor(AttemptHistory attempt) {
    Optional<Instant> end =
        attempts.brokeOff(attempt)
            ? Optional.empty()
            : Optional.of(attempt.finishedAt().orElse(now));
    return attempt
        .startedAt()
        .flatMap(start -> end.map(at -> Duration.between(start, at).toSeconds()))
        .map(seconds -> Durations.text(Duration.ofSeconds(seconds)))
        .orElse(NONE);
  }

  private String end(AttemptHistory attempt) {
    String cause =
        attempt.causes().stream()
            .filter(event -> !(event instanceof CauseEvent.OfService))
            .findFirst()
            .map(CauseText::brief)
            .orElse("");
    String end = attempts.brokeOff(attempt) ? "broke off" : EndText.of(attempt);
    if (end.isEmpty()) {
      return StateText.of(attempt.isStopping() ? JobState.STOPPING : JobState.RUNNING);
    }
    return cause.isEmpty() || cause.equals("history broke off") ? end : end + ": " + cause;
  }

  private String resume() {
    Optional<Path> directory = Attempts.directory(attempts.run().view());
    if (directory.isEmpty()) {
      return "\nEach attempt begins anew: the spec has no 'x-slurm.resume'.\n";
    }
    String title = "\nresume directory " + shown(directory.get());
    return title + attempts.data().map(this::data).orElse("\n");
  }

  private String data(ResumeData data) {
    if (!data.seen()) {
      return " (it cannot be seen from here)\n";
    }
    if (data.files() == 0) {
      return " (empty)\n";
    }
    String more = data.whole() ? "" : " at least";
    Table table = new Table("CHANGED", "IN ATTEMPT", "SIZE", "FILE");
    for (ResumeData.Item item : data.newest()) {
      OptionalInt attempt = attempts.at(item.changedAt());
      table.row(
          Times.local(item.changedAt()),
          attempt.isPresent() ? Integer.toString(attempt.getAsInt()) : NONE,
          Bytes.text(item.bytes()),
          item.path());
    }
    return ":"
        + more
        + " "
        + Words.counted(data.files(), "file")
        + ", "
        + Bytes.text(data.bytes())
        + "; changed last:\n"
        + table;
  }

  private String shown(Path path) {
    RunStatus run = attempts.run();
    return console.shown(run.view().run().shortest(run.status().jobId(), path));
  }
}
