package dev.hpccompose.runtime.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is wrong with a place where records are looked for. It concerns this place alone: all others
 * can be read as ever.
 *
 * @param place the directory or link
 * @param type what is wrong
 * @param evidence what tells so: what a link leads to, what the file system said, or the id of a
 *     run; empty where the type says all
 */
public record RecordProblem(Path place, Type type, String evidence) {

  /** Whether records with this problem, or none, can be taken for those of a run. */
  static boolean isSound(Optional<RecordProblem> problem) {
    return problem.map(RecordProblem::type).filter(Type::hidesRun).isEmpty();
  }

  /** Kinds of problems. */
  public enum Type {
    /** A link to what is not there, or cannot be seen from this machine. */
    LEADS_NOWHERE,
    /** Something that is no directory. */
    NOT_A_DIRECTORY,
    /** It cannot be read. */
    UNREADABLE,
    /** The records of a run, under another name than its id. */
    RENAMED,
    /** The records of a run that lie under its own name as well. */
    COPY;

    /** Whether the place cannot be taken for a run. */
    public boolean hidesRun() {
      return switch (this) {
        case LEADS_NOWHERE, NOT_A_DIRECTORY, UNREADABLE, COPY -> true;
        case RENAMED -> false;
      };
    }
  }
}
