package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.runtime.run.RecordProblem;

/** What is wrong with records, for people. */
public final class ProblemText {

  private ProblemText() {}

  /** One sentence. */
  public static String of(Console console, RecordProblem problem) {
    String place = console.shown(problem.place());
    return switch (problem.type()) {
      case LEADS_NOWHERE ->
          place + " is a link to " + problem.evidence() + ", which does not exist on this machine";
      case NOT_A_DIRECTORY -> place + " is not a directory";
      case UNREADABLE -> place + " cannot be read: " + problem.evidence();
      case RENAMED -> place + " holds run " + problem.evidence() + " under another name";
      case COPY -> place + " is a copy of run " + problem.evidence();
    };
  }

  /** Runs that are none of our business. */
  public static String ofOthers(int count) {
    return Words.counted(count, "run")
        + " of other people cannot be read and "
        + (count == 1 ? "is" : "are")
        + " left out";
  }
}
