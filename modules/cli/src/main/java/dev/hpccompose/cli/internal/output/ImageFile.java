package dev.hpccompose.cli.internal.output;

import java.nio.file.Path;

/**
 * A file that stands behind the image of a service.
 *
 * @param stage what it is: {@code local}, {@code base} or {@code prepared}
 * @param path where it lies or will lie
 * @param outlook what {@code prepare} and {@code submit} will do about it
 */
public record ImageFile(String stage, Path path, Outlook outlook) {

  /** What will happen to the file. */
  public enum Outlook {
    /** It is there. */
    REUSED("there: will be reused"),
    /** It is not there. */
    MADE("not there: will be made"),
    /** It is there, and made again on every submission. */
    REBUILT("made again by every submission, because it has prepare mounts"),
    /** It is not there, and nobody makes it. */
    MISSING("missing");

    private final String words;

    Outlook(String words) {
      this.words = words;
    }

    /** The same for people. */
    public String words() {
      return words;
    }
  }
}
