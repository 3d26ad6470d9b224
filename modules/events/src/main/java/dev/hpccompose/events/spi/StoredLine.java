package dev.hpccompose.events.spi;

/** One complete line, as it was appended. */
public final class StoredLine {

  private final long offset;
  private final byte[] bytes;

  /**
   * A line that starts at {@code offset}.
   *
   * @param bytes the line without its line feed; copied
   */
  public StoredLine(long offset, byte[] bytes) {
    this.offset = offset;
    this.bytes = bytes.clone();
  }

  /** Where the line starts: increasing within a writer, in bytes where the store is a file. */
  public long offset() {
    return offset;
  }

  /** A copy of the line, without its line feed. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
