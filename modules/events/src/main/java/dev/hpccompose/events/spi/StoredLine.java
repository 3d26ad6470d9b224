package dev.hpccompose.events.spi;

/** One complete line, as it was appended. */
public final class StoredLine {

  private final long offset;
  private final byte[] bytes;

  /**
   * A line that starts at {@code offset}.
   *
   * @param bytes the line without its line feed; nobody changes it any more
   */
  public StoredLine(long offset, byte[] bytes) {
    this.offset = offset;
    this.bytes = bytes;
  }

  /** Where the line starts: increasing within a writer, in bytes where the store is a file. */
  public long offset() {
    return offset;
  }

  /** The line without its line feed, not a copy: a log has many lines. Nobody changes it. */
  public byte[] bytes() {
    return bytes;
  }
}
