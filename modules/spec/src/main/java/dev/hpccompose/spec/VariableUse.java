package dev.hpccompose.spec;

/**
 * One reference to a variable in a spec.
 *
 * @param name the variable
 * @param span the reference
 * @param how what it was replaced by
 * @param value the text that took its place, which may be a secret
 */
public record VariableUse(String name, SourceSpan span, How how, SecretText value) {

  /** What {@code equals} says, which makes classes when it is first asked, at every start. */
  public boolean isSame(VariableUse other) {
    return span.compareTo(other.span) == 0
        && name.equals(other.name)
        && how == other.how
        && value.equals(other.value);
  }

  /** Where the text came from. */
  public enum How {
    /** The environment of the process. */
    SET_BY_PROCESS("environment"),
    /** A {@code .env} file. */
    SET_BY_DOTENV(".env"),
    /** The reference's own default, because the variable is not set or empty. */
    DEFAULTED("default"),
    /** Nothing: the variable is not set. */
    UNSET("not set");

    private final String word;

    How(String word) {
      this.word = word;
    }

    /** A word for people. */
    public String word() {
      return word;
    }
  }
}
