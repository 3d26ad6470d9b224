package dev.hpccompose.runtime;

import java.time.Duration;

/** What happens while images are made, as it happens. May come from several threads at once. */
public sealed interface ImageNews {

  /** The image as the spec names it. */
  String reference();

  /** A part of the work. */
  enum Phase {
    /** A file is made from an image of a registry. */
    IMPORT,
    /** The file is unpacked. */
    CREATE,
    /** The commands of the spec run. */
    COMMANDS,
    /** A file is made of the outcome. */
    EXPORT
  }

  /** A phase begins. */
  record Started(String reference, Phase phase) implements ImageNews {}

  /**
   * A phase is over.
   *
   * @param bytes the size of the file that it made; 0 without one
   */
  record Finished(String reference, Phase phase, Duration took, long bytes) implements ImageNews {}

  /**
   * A phase failed in a way that may pass.
   *
   * @param attempt the one that failed, from 1
   * @param in when it is tried again
   * @param why the last line of the tool
   */
  record Retrying(String reference, int attempt, Duration in, String why) implements ImageNews {}

  /**
   * Somebody else makes the same image now.
   *
   * @param holder who, for people
   */
  record Waiting(String reference, String holder) implements ImageNews {}

  /** The image was there already. */
  record Reused(String reference) implements ImageNews {}
}
