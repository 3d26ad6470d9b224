package dev.hpccompose.runtime.internal.run;

import dev.hpccompose.runtime.run.RecordProblem;

/**
 * A place of records in which nothing can be written, in words for a person.
 *
 * @param cause what is wrong with it
 */
public record UnusablePlace(RecordProblem cause) {

  /** What is in the way. */
  public String problem() {
    return "cannot write to " + cause.place() + ": " + reason();
  }

  private String reason() {
    return switch (cause.type()) {
      case LEADS_NOWHERE ->
          "it is a link to " + cause.evidence() + ", which does not exist on this machine";
      case NOT_A_DIRECTORY -> "it is not a directory";
      case UNREADABLE, RENAMED, COPY -> cause.evidence();
    };
  }

  /** What to do about it. */
  public String hint() {
    return cause.type() == RecordProblem.Type.LEADS_NOWHERE
        ? "create the directory, or remove the link"
        : "submit from a directory that you can write to";
  }
}
