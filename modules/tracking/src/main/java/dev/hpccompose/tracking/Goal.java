package dev.hpccompose.tracking;

/** What somebody waits for who follows a run, besides its end. */
@FunctionalInterface
public interface Goal {

  /** Nothing but the end. */
  Goal END = _ -> Progress.OPEN;

  /** How a goal stands. */
  enum Progress {
    /** It may be reached yet. */
    OPEN,
    /** It is reached. */
    REACHED,
    /** It cannot be reached any more. */
    MISSED
  }

  /** How the goal stands when the job is so. */
  Progress of(JobStatus job);
}
