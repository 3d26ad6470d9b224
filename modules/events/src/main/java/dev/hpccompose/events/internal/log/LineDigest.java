package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.LogSealed;
import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.StoredLine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest over the lines of one writer, each with its line feed. */
public final class LineDigest {

  private final MessageDigest digest;
  private long lines;

  LineDigest() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  /** A seal for all that {@code writer} has in {@code store} now. */
  public static LogSealed seal(EventStore store, String writer) {
    LineDigest all = new LineDigest();
    WriterLines.forEach(store, writer, all::add);
    return all.seal();
  }

  void add(StoredLine line) {
    digest.update(line.bytes());
    digest.update((byte) '\n');
    lines++;
  }

  long lines() {
    return lines;
  }

  /** The seal of the lines so far. */
  LogSealed seal() {
    try {
      MessageDigest soFar = (MessageDigest) digest.clone();
      return new LogSealed(lines, HexFormat.of().formatHex(soFar.digest()));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // that of every Java platform can
    }
  }
}
