package dev.hpccompose.cli.internal.follow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text file that grows, read line by line. It need not exist yet. */
public final class LogTail {

  private static final int AT_ONCE = 1 << 22;

  private final Path file;
  private long offset;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  /** The whole file, from its beginning. */
  public LogTail(Path file) {
    this.file = file;
  }

  /** The file from its last lines on. */
  public static LogTail ofLast(Path file, int lines) {
    LogTail tail = new LogTail(file);
    tail.offset = LastLines.offset(file, lines);
    return tail;
  }

  /** The lines that were completed since the last call. */
  public List<String> poll() {
    try {
      long size = Files.size(file);
      if (size < offset) {
        startAgain();
      }
      return size > offset ? read(size - offset) : List.of();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last line, when it has no end. */
  public List<String> unfinished() {
    return begun.size() == 0 ? List.of() : List.of(finish());
  }

  private void startAgain() {
    offset = 0;
    begun.reset();
  }

  private List<String> read(long available) throws IOException {
    List<String> lines = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(AT_ONCE, available));
      while (lines.isEmpty() && channel.read(buffer.clear(), offset) > 0) {
        offset += buffer.flip().remaining();
        split(buffer, lines);
      }
    }
    return lines;
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

  private String finish() {
    String line = begun.toString(StandardCharsets.UTF_8);
    begun.reset();
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
