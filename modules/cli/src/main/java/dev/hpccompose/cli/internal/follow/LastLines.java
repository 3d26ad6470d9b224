package dev.hpccompose.cli.internal.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds the last lines of a file without reading all of it. */
final class LastLines {

  private static final int BLOCK = 1 << 13;

  private LastLines() {}

  /** Where the last {@code lines} lines begin; a line feed at the very end begins none. */
  static long offset(Path file, int lines) {
    try (FileChannel channel = FileChannel.open(file)) {
      return lines == 0 ? channel.size() : search(channel, lines);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long search(FileChannel channel, int lines) throws IOException {
    long size = channel.size();
    int missing = lines;
    for (long end = size; end > 0; end = Math.max(0, end - BLOCK)) {
      ByteBuffer block = block(channel, end);
      for (int i = block.limit() - 1; i >= 0; i--) {
        long place = end - block.limit() + i;
        if (block.get(i) == '\n' && place != size - 1 && --missing == 0) {
          return place + 1;
        }
      }
    }
    return 0;
  }

  private static ByteBuffer block(FileChannel channel, long end) throws IOException {
    int length = (int) Math.min(BLOCK, end);
    ByteBuffer block = ByteBuffer.allocate(length);
    while (block.hasRemaining()) {
      if (channel.read(block, end - length + block.position()) < 0) {
        break;
      }
    }
    return block.flip();
  }
}
