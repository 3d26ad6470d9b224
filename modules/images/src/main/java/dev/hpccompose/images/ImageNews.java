package dev.hpccompose.images;

import java.nio.file.Path;
import java.time.Duration;

/** What happens while images are made, as it happens. May come from several threads at once. */
public sealed interface ImageNews {

  /** Whose news it is. */
  Image image();

  /**
   * An image that is made. Two that come from the same one have the same reference.
   *
   * @param reference the image as the spec names it
   * @param log what its tools say, while they say it; there from the first tool on, and gone once
   *     the image is made
   */
  record Image(String reference, Path log) {}

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
  record Started(Image image, Phase phase) implements ImageNews {}

  /**
   * A phase is over.
   *
   * @param bytes the size of the file that it made; 0 without one
   */
  record Finished(Image image, Phase phase, Duration took, long bytes) implements ImageNews {}

  /** A phase failed for good, and with it the image. Others may still be at work. */
  record Failed(Image image, Phase phase, Duration took) implements ImageNews {}

  /**
   * A phase failed in a way that may pass.
   *
   * @param attempt the one that failed, from 1
   * @param in when it is tried again
   * @param why the last line of the tool
   */
  record Retrying(Image image, int attempt, Duration in, String why) implements ImageNews {}

  /**
   * Somebody else makes the same image now.
   *
   * @param holder who, for people
   */
  record Waiting(Image image, String holder) implements ImageNews {}

  /** Whoever was waited for has made the image. */
  record Shared(Image image) implements ImageNews {}
}
