package dev.hpccompose.events.spi;

/** One complete line, as it was appended. */
public final class StoredLine {

  /** The bytes of the longest line that a writer may append and a reader is given whole: 4 MiB. */
  public static final int LONGEST = 1 << 22;

  private final long offset;
  private final long length;
  private final byte[] bytes;

  /**
   * A line that starts at {@code offset}.
   *
   * @param bytes the line without its line feed; nobody changes it any more
   */
  public StoredLine(long offset, byte[] bytes) {
    this(offset, bytes.length, bytes);
  }

  /**
   * A line of which a part may have been left out, because it is too long to be held.
   *
   * @param length its bytes without the line feed
   * @param bytes the first of them; nobody changes them any more
   */
  public StoredLine(long offset, long length, byte[] bytes) {
    this.offset = offset;
    this.length = length;
    this.bytes = bytes;
  }

  /** Where the line starts: increasing within a writer, in bytes where the store is a file. */
  public long offset() {
    return offset;
  }

  /** How many bytes the line has without its line feed. */
  public long length() {
    return length;
  }

  /** Whether {@link #bytes()} are all of its bytes. */
  public boolean isWhole() {
    return length == bytes.length;
  }

  /** The line without its line feed, not a copy: a log has many lines. Nobody changes it. */
  public byte[] bytes() {
    return bytes;
  }
}
