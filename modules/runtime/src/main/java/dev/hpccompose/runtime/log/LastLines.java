package dev.hpccompose.runtime.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The last lines of a file, found without reading all of it.
 *
 * @param offset where they begin; a line feed at the very end begins none
 * @param missing how many of them must be in an earlier file
 */
record LastLines(long offset, int missing) {

  private static final int BLOCK = 1 << 13;

  static LastLines of(Path file, int lines) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return lines == 0 ? new LastLines(channel.size(), 0) : search(channel, lines);
    } catch (NoSuchFileException _) {
      return new LastLines(0, lines);
    }
  }

  private static LastLines search(FileChannel channel, int lines) throws IOException {
    long size = channel.size();
    int missing = lines;
    for (long end = size; end > 0; end = Math.max(0, end - BLOCK)) {
      ByteBuffer block = block(channel, end);
      for (int i = block.limit() - 1; i >= 0; i--) {
        long place = end - block.limit() + i;
        if (block.get(i) == '\n' && place != size - 1 && --missing == 0) {
          return new LastLines(place + 1, 0);
        }
      }
    }
    return new LastLines(0, size == 0 ? lines : missing - 1);
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
