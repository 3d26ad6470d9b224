package dev.hpccompose.runtime.run;

import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.system.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a history: which run it is, and what was planned. No more of it is read.
 *
 * @param run the run, with the id that its history says
 * @param plan what was planned
 * @param problem what is wrong with the directory
 */
public record RunHead(
    RunDirectory run, Optional<RunPlanned> plan, Optional<RecordProblem> problem) {

  /** Reads the beginning of a history. Never writes, and never fails. */
  public static RunHead read(RunDirectory run) {
    try {
      Iterator<RecordedEvent> events = run.history().iterator();
      return read(run, events);
    } catch (UncheckedIOException e) {
      return new RunHead(run, Optional.empty(), Optional.of(unreadable(run, e)));
    }
  }

  private static RunHead read(RunDirectory run, Iterator<RecordedEvent> events) {
    @Nullable String id = null;
    while (events.hasNext()) {
      RecordedEvent event = events.next();
      id = event.run();
      if (event.event() instanceof RunPlanned plan) {
        return of(run.holding(id), Optional.of(plan));
      }
    }
    return of(run.holding(id == null ? run.name() : id), Optional.empty());
  }

  private static RunHead of(RunDirectory run, Optional<RunPlanned> plan) {
    return new RunHead(run, plan, misnamed(run));
  }

  /** Whether the records can be taken for those of the run. */
  public boolean isSound() {
    return RecordProblem.isSound(problem);
  }

  static RecordProblem unreadable(RunDirectory run, UncheckedIOException problem) {
    return new RecordProblem(
        run.path(),
        RecordProblem.Type.UNREADABLE,
        PrivateFiles.reason(PrivateFiles.unwrap(problem)));
  }

  static Optional<RecordProblem> misnamed(RunDirectory run) {
    if (run.name().equals(run.runId())) {
      return Optional.empty();
    }
    boolean copy = isElsewhere(run, run.path().resolveSibling(run.runId()));
    return Optional.of(
        new RecordProblem(
            run.path(), copy ? RecordProblem.Type.COPY : RecordProblem.Type.RENAMED, run.runId()));
  }

  private static boolean isElsewhere(RunDirectory run, Path named) {
    try {
      return Files.isDirectory(named) && !Files.isSameFile(named, run.path());
    } catch (IOException e) {
      return false;
    }
  }
}
