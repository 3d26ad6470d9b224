package dev.hpccompose.runtime.run;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the files that a history names lie now. A history says where they were when the job was
 * submitted; since then the directories may have been moved, copied or mounted under another name.
 *
 * @param records the directory of the run
 * @param work the directory that holds all records
 * @param spec the spec of the run
 */
public record Relocation(Move records, Move work, Move spec) {

  /**
   * A path then and now.
   *
   * @param then as the history has it
   * @param now where it is
   */
  public record Move(Path then, Path now) {

    private boolean holds(Path recorded) {
      return recorded.startsWith(then);
    }

    private Path of(Path recorded) {
      return now.resolve(then.relativize(recorded)).normalize();
    }

    private Move parent() {
      return new Move(then.resolve("..").normalize(), now.resolve("..").normalize());
    }
  }

  /**
   * What became of the places of a run.
   *
   * @param run the run, where it was found
   * @param plan what its history says of them
   * @param others further places in which a spec may point to the run
   */
  public static Relocation of(RunDirectory run, RunPlanned plan, List<RecordsRoot> others) {
    Path then = path(run, plan.submitDir());
    Move work = new Move(then, home(run, then));
    Path spec = path(run, plan.composeFile());
    return new Relocation(
        new Move(RunDirectory.of(then.resolve(RecordsRoot.NAME), run.runId()).path(), run.path()),
        work,
        new Move(spec, specNow(run, work, spec, others)));
  }

  /**
   * Where something lies now.
   *
   * @param recorded an absolute path from the history
   */
  public Path now(String recorded) {
    Path path = work.then().resolve(recorded);
    return Stream.of(records, work, spec.parent())
        .filter(move -> move.holds(path))
        .findFirst()
        .map(move -> move.of(path))
        .orElse(path);
  }

  /**
   * Two directories may share one place for their records, by links: then a run belongs to the one
   * from which it was submitted, wherever it was found.
   */
  private static Path home(RunDirectory run, Path then) {
    RecordsRoot found = new RecordsRoot(run.root());
    return RunDirectory.isSame(then.resolve(RecordsRoot.NAME), found.path())
        ? then
        : found.directory();
  }

  private static Path specNow(RunDirectory run, Move work, Path spec, List<RecordsRoot> others) {
    if (work.holds(spec)) {
      return work.of(spec);
    }
    Path name = spec.resolve("..").normalize().relativize(spec);
    for (RecordsRoot other : others) {
      boolean own = other.path().equals(run.root());
      if (!own && RunDirectory.isSame(other.runs().resolve(run.name()), run.path())) {
        return other.directory().resolve(name);
      }
    }
    // the spec lies elsewhere: it was moved with the records, or stayed where it was
    Path moved = work.of(spec);
    return Files.exists(moved) ? moved : spec;
  }

  /** A damaged history may name anything. */
  private static Path path(RunDirectory run, String recorded) {
    try {
      return run.root().resolve(recorded);
    } catch (InvalidPathException e) {
      return run.path().resolve("unreadable");
    }
  }
}
