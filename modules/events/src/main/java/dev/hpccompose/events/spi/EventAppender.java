package dev.hpccompose.events.spi;

/** The open end of one writer's lines. Belongs to one thread. */
public interface EventAppender extends AutoCloseable {

  /**
   * Adds one line as a whole. When this returns, every reader of this machine finds the line, and
   * the death of this process does not lose it; the loss of the machine may.
   *
   * @param line at least one byte, no more than {@link StoredLine#LONGEST}, and no line feed; the
   *     store adds what separates lines
   * @throws IllegalArgumentException for an empty line, one that is too long and one with a line
   *     feed; nothing is written
   * @throws java.io.UncheckedIOException when the line was not stored as a whole; a part of it may
   *     be there and is closed off before the next line
   */
  void append(byte[] line);

  /** Releases the file; closing twice does nothing. */
  @Override
  void close();
}
