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
import java.util.List;

/** Cuts the bytes of a file into lines, a block at a time. */
final class LineReader {

  private static final int BLOCK = 64 * 1024;

  private final List<StoredLine> lines = new ArrayList<>();
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private long lineStart;

  private LineReader(long from) {
    this.lineStart = from;
  }

  static StoredLines read(Path file, long from) throws IOException {
    LineReader reader = new LineReader(from);
    // opened even when nothing may be new: network file systems promise a fresh size only on open
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > from) {
        reader.readAll(channel.position(from));
      }
    }
    return new StoredLines(reader.lines, reader.lineStart, reader.unfinished.size());
  }

  private void readAll(FileChannel channel) throws IOException {
    byte[] block = new byte[BLOCK];
    ByteBuffer buffer = ByteBuffer.wrap(block);
    for (int length = channel.read(buffer); length > 0; length = channel.read(buffer.clear())) {
      cut(block, length);
    }
  }

  private void cut(byte[] block, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (block[i] == '\n') {
        unfinished.write(block, start, i - start);
        finishLine();
        start = i + 1;
      }
    }
    unfinished.write(block, start, length - start);
  }

  private void finishLine() {
    byte[] line = unfinished.toByteArray();
    unfinished.reset();
    lines.add(new StoredLine(lineStart, line));
    lineStart += line.length + 1;
  }
}
