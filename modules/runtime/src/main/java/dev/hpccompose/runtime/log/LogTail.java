package dev.hpccompose.runtime.log;

import dev.hpccompose.runtime.log.LogPieces.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log that grows, read line by line, whatever files it consists of. It need not exist yet, and
 * may not be seen for a while: network file systems tell of names and sizes late.
 */
public final class LogTail implements AutoCloseable {

  private static final int AT_ONCE = 1 << 22;
  private static final int HEAD = 64;

  private final LogPieces pieces;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private @Nullable Object reading;
  private @Nullable FileChannel open;
  private long offset;
  private byte[] head = new byte[0];
  private boolean firstKept;

  /** The whole log, from its beginning. */
  public LogTail(Path file) {
    this.pieces = new LogPieces(file);
  }

  /** The log from its last lines on. */
  public static LogTail ofLast(Path file, int lines) {
    LogTail tail = new LogTail(file);
    try {
      tail.skipTo(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tail;
  }

  private void skipTo(int lines) throws IOException {
    int missing = lines;
    for (Piece piece : pieces.list().reversed()) {
      LastLines last = LastLines.of(piece.file(), missing);
      missing = last.missing();
      if (turnTo(piece)) {
        offset = last.offset();
      }
      if (missing == 0) {
        return;
      }
    }
  }

  /** The lines that were completed since the last call. */
  public List<String> poll() {
    List<String> lines = new ArrayList<>();
    try {
      for (Piece piece : unread(lines)) {
        if (!turnTo(piece) || !read(piece, lines)) {
          break;
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pieces from the one on that was read last. */
  private List<Piece> unread(List<String> lines) throws IOException {
    List<Piece> all = pieces.list();
    boolean firstWasKept = firstKept;
    firstKept |= all.stream().anyMatch(Piece::isFirst);
    if (reading == null || all.isEmpty()) {
      return all;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).identity().equals(reading)) {
        return all.subList(i, all.size());
      }
    }
    readOn(Long.MAX_VALUE, lines); // whatever became of its name, it is open still
    if (!lines.isEmpty()) {
      return List.of();
    }
    if (firstWasKept) {
      // it was dropped while it was read; the beginning is kept for good and was read before it
      lines.add("=== hpc-compose: lines are missing here ===");
      begun.reset();
    }
    return all.size() > 1 && all.getFirst().isFirst() ? all.subList(1, all.size()) : all;
  }

  /** Keeps the piece open, so that no other file gets its identity; fails when it has gone. */
  private boolean turnTo(Piece piece) throws IOException {
    if (piece.identity().equals(reading)) {
      if (piece.size() < offset && beganAnew()) {
        offset = 0;
        begun.reset();
      }
      return true;
    }
    Optional<FileChannel> channel = piece.open();
    if (channel.isPresent()) {
      close();
      open = channel.get();
      reading = piece.identity();
      offset = 0;
      head = new byte[0];
    }
    return channel.isPresent();
  }

  /** A size below what was read may be one of earlier; other bytes at the beginning are not. */
  private boolean beganAnew() throws IOException {
    byte[] now = head(head.length);
    int length = Math.min(now.length, head.length);
    return !Arrays.equals(now, 0, length, head, 0, length);
  }

  private byte[] head(int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(most);
    FileChannel channel = open;
    while (channel != null && buffer.hasRemaining()) {
      if (channel.read(buffer, buffer.position()) <= 0) {
        break;
      }
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** Whether the piece was read to its end without completing a line. */
  private boolean read(Piece piece, List<String> lines) throws IOException {
    if (piece.size() > offset) {
      readOn(piece.size() - offset, lines);
    }
    return lines.isEmpty();
  }

  private void readOn(long most, List<String> lines) throws IOException {
    FileChannel channel = open;
    if (channel == null) {
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(AT_ONCE, most));
    while (lines.isEmpty() && channel.read(buffer.clear(), offset) > 0) {
      offset += buffer.flip().remaining();
      split(buffer, lines);
    }
    if (head.length < HEAD && offset > head.length) {
      head = head((int) Math.min(HEAD, offset));
    }
  }

  private void split(ByteBuffer bytes, List<String> lines) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        lines.add(finish());
      } else {
        begun.write(next);
      }
    }
  }

  /**
   * Makes sure that the next call sees all that its writers wrote before they closed the log:
   * network file systems promise this to whoever opens a file.
   */
  public void refresh() {
    try {
      for (Piece piece : pieces.list()) {
        Optional<FileChannel> fresh = piece.open();
        if (fresh.isPresent() && piece.identity().equals(reading)) {
          close();
          open = fresh.get();
        } else if (fresh.isPresent()) {
          fresh.get().close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last line, when it has no end. */
  public List<String> unfinished() {
    return begun.size() == 0 ? List.of() : List.of(finish());
  }

  @Override
  public void close() {
    try {
      if (open != null) {
        open.close();
        open = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String finish() {
    String line = begun.toString(StandardCharsets.UTF_8);
    begun.reset();
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
