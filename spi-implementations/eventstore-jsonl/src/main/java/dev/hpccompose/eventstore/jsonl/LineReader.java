package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.events.spi.StoredLine;
import dev.hpccompose.events.spi.StoredLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a block of a file into lines. */
final class LineReader {

  private static final int BLOCK = 64 * 1024;

  private final List<StoredLine> lines = new ArrayList<>();
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream(0);
  private long lineStart;
  private long unfinishedLength;

  private LineReader(long from) {
    this.lineStart = from;
  }

  static StoredLines read(Path file, long from) throws IOException {
    LineReader reader = new LineReader(from);
    // opened even when nothing may be new: network file systems promise a fresh size only on open
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      boolean more = size > from && reader.readBlock(channel.position(from), size - from);
      return new StoredLines(
          reader.lines, reader.lineStart, more ? 0 : reader.unfinishedLength, more);
    }
  }

  /** Reads a block with a whole line in it, or all; returns whether something may be left. */
  private boolean readBlock(FileChannel channel, long length) throws IOException {
    // one byte more than is there, so that one read finds the end as well
    byte[] block = new byte[(int) Math.min(BLOCK, length + 1)];
    ByteBuffer buffer = ByteBuffer.wrap(block);
    while (lines.isEmpty() || buffer.hasRemaining()) {
      int read = channel.read(buffer.clear());
      if (read <= 0) {
        return false;
      }
      cut(block, read);
    }
    return true;
  }

  private void cut(byte[] block, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (block[i] == '\n') {
        finishLine(block, start, i);
        start = i + 1;
      }
    }
    keep(block, start, length);
  }

  /** Keeps what a line may have; the rest of one that is too long is counted alone. */
  private void keep(byte[] block, int start, int end) {
    int room = StoredLine.LONGEST - unfinished.size();
    unfinished.write(block, start, Math.min(room, end - start));
    unfinishedLength += end - start;
  }

  private void finishLine(byte[] block, int start, int end) {
    if (unfinishedLength == 0) {
      add(end - start, Arrays.copyOfRange(block, start, end));
      return;
    }
    keep(block, start, end);
    add(unfinishedLength, unfinished.toByteArray());
    unfinished.reset();
    unfinishedLength = 0;
  }

  private void add(long length, byte[] line) {
    lines.add(new StoredLine(lineStart, length, line));
    lineStart += length + 1;
  }
}
