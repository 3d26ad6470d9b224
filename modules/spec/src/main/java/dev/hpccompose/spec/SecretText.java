package dev.hpccompose.spec;

/**
 * A text that must not be shown: as a string it is {@code ***}, so that no message, plan or log can
 * hold it by accident.
 */
public final class SecretText {

  /** What is shown in the place of a secret. */
  public static final String MASK = "***";

  private final String text;

  /** Keeps a text. */
  public SecretText(String text) {
    this.text = text;
  }

  /** The text itself, for the one file that is made of it. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText secret && secret.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
