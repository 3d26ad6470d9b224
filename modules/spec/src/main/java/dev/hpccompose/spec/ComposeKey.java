package dev.hpccompose.spec;

/**
 * What becomes of a key of Compose.
 *
 * @param section the mapping that it belongs to, as in {@link SpecReference.Section#path}
 * @param name the key
 * @param treatment what is done with it
 * @param text what it means here, why it does nothing, or what to do in its place
 */
public record ComposeKey(String section, String name, Treatment treatment, String text) {

  /** What is done with a key. */
  public enum Treatment {
    /** It means what it means in Compose. */
    TAKE,
    /** It is read in the terms of a job. */
    MAP,
    /** It is accepted and does nothing, with a note. */
    IGNORE,
    /** It is an error that says what to do. */
    REFUSE
  }
}
