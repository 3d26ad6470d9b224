package dev.hpccompose.cli.internal.progress;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The last line of a file that a tool writes to. A line that is written again and again, as bars of
 * progress are, counts as it was written last.
 *
 * @param file the file, which need not be there yet
 * @param from where lines of interest begin, in bytes
 */
record LastLogLine(Path file, long from) {

  private static final int BYTES = 4096;

  /** Of what is written from now on. */
  static LastLogLine after(Path file) {
    try {
      return new LastLogLine(file, Files.size(file));
    } catch (IOException e) {
      return new LastLogLine(file, 0);
    }
  }

  /** The line; empty while there is none. */
  String text() {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long begin = Math.max(from, in.length() - BYTES);
      byte[] bytes = new byte[(int) Math.max(0, in.length() - begin)];
      in.seek(begin);
      in.readFully(bytes);
      return last(new String(bytes, StandardCharsets.UTF_8).split("[\n\r]+"));
    } catch (IOException e) {
      return ""; // not there yet, or not any more
    }
  }

  private static String last(String[] lines) {
    for (int i = lines.length - 1; i >= 0; i--) {
      String text = VisibleText.of(lines[i]);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
