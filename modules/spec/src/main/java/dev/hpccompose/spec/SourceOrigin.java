package dev.hpccompose.spec;

/**
 * Why a file belongs to a spec although nobody named it on the command line.
 *
 * @param relation what the other file does with it
 * @param span where the other file says so
 */
public record SourceOrigin(Relation relation, SourceSpan span) {

  /** What one file does with another. */
  public enum Relation {
    /** {@code include}. */
    INCLUDED("included"),
    /** {@code extends}. */
    EXTENDED("extended");

    private final String word;

    Relation(String word) {
      this.word = word;
    }

    /** The participle, for messages. */
    public String word() {
      return word;
    }
  }
}
