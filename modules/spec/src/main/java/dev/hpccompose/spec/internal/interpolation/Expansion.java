package dev.hpccompose.spec.internal.interpolation;

import dev.hpccompose.spec.VariableUse;
import java.util.List;

/**
 * A text whose references were replaced.
 *
 * @param text the text; meaningful when there is no problem
 * @param problems what could not be replaced, in the order of the text
 * @param uses what was replaced, and what an unset variable was taken for
 */
public record Expansion(String text, List<Problem> problems, List<Use> uses) {

  public Expansion {
    problems = List.copyOf(problems);
    uses = List.copyOf(uses);
  }

  /**
   * A reference that was replaced.
   *
   * @param offset where it begins in the original text, in UTF-16 units
   * @param length how long it is
   */
  public record Use(String name, VariableUse.How how, String value, int offset, int length) {}

  /**
   * Something that could not be replaced; it was taken for nothing.
   *
   * @param offset where the reference begins in the original text, in UTF-16 units
   * @param length how long it is
   */
  public record Problem(Cause cause, int offset, int length) {}

  /** Why a reference could not be replaced. */
  public sealed interface Cause {

    /** The variable is not set. */
    record Unset(String name) implements Cause {}

    /** The variable is not set, and the reference says what to tell then. */
    record Demanded(String name, String message) implements Cause {}

    /** The reference is malformed. */
    record Malformed(String message) implements Cause {}
  }
}
