package dev.hpccompose.runtime.status;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.run.ResumeData;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.AttemptHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The attempts of a run, and what they hand on to each other.
 *
 * @param run the run, and how its job is doing
 * @param data what lies in its resume directory, where it has one
 */
public record Attempts(RunStatus run, Optional<ResumeData> data) {

  /** The directory that outlives attempts. */
  public static Optional<Path> directory(RunView view) {
    return view.job().plan().flatMap(RunPlanned::resumeDir).map(Path::of);
  }

  /** All of them, in order. */
  public List<AttemptHistory> all() {
    return run.view().job().attempts();
  }

  /** Whether an attempt has no end and cannot come to one any more. */
  public boolean brokeOff(AttemptHistory attempt) {
    return run.view().job().brokeOff(attempt, run.status().state());
  }

  /** What one attempt keeps for itself; the run's directory where attempts share it. */
  public Path records(AttemptHistory attempt) {
    RunDirectory directory = run.view().run();
    return directory(run.view()).isPresent()
        ? directory.attempt(attempt.number())
        : directory.path();
  }

  /** The attempt in whose time something was changed; empty before the first. */
  public OptionalInt at(Instant time) {
    OptionalInt found = OptionalInt.empty();
    // the clock of files ticks late: what the first attempt wrote at once may look older than it
    Duration late = Duration.ofSeconds(1);
    for (AttemptHistory attempt : all()) {
      Instant end = found.isEmpty() ? time.plus(late) : time;
      if (attempt.startedAt().stream().anyMatch(start -> !start.isAfter(end))) {
        found = OptionalInt.of(attempt.number());
      }
    }
    return found;
  }
}
