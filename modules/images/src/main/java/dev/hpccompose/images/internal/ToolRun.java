package dev.hpccompose.images.internal;

import dev.hpccompose.images.spi.ToolCall;
import dev.hpccompose.system.file.Storage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs tools that talk a lot. What they say goes straight into a file that only its owner reads;
 * nothing of it is held in memory but the end, when that is asked for.
 *
 * @param log the file
 */
public record ToolRun(Path log) {

  private static final int LAST_BYTES = 8192;
  private static final int LAST_LINES = 12;

  private static final Pattern FULL = Pattern.compile("(?i)no space left on device|quota exceeded");

  /** File systems keep a little that they do not give away. */
  private static final long LITTLE = 1 << 16;

  /**
   * How a call ended.
   *
   * @param exitCode the exit code; -1 when it could not be started or ran out of time
   * @param last the last lines that it said
   * @param isFull whether it met a disk without space, as far as one can tell
   */
  record Ending(int exitCode, String last, boolean isFull) {

    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Makes one call, to its end or its time limit. */
  Ending of(ToolCall call) throws IOException, InterruptedException {
    open();
    long begin = Files.size(log);
    BoundTool tool;
    try {
      tool = BoundTool.start(call, log);
    } catch (IOException e) {
      return new Ending(-1, String.valueOf(e.getMessage()), false);
    }
    try (tool) {
      if (tool.ends(call.timeout())) {
        return ending(tool.exitCode(), last(begin));
      }
    }
    String late = "it was still running after " + call.timeout().toMinutes() + " minutes";
    return ending(-1, (last(begin) + "\n" + late).strip());
  }

  /** On a full disk its words may be missing as well. */
  private Ending ending(int code, String last) throws IOException {
    boolean isFull = code != 0 && (FULL.matcher(last).find() || Storage.free(log) < LITTLE);
    return new Ending(code, last, isFull);
  }

  private void open() throws IOException {
    if (Files.notExists(log)) {
      Files.createDirectories(log.resolveSibling(""));
      Files.createFile(
          log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  private String last(long begin) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(begin, file.length() - LAST_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).strip().lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
  }

  /** Removes the file, when nobody needs it. */
  void forget() throws IOException {
    Files.deleteIfExists(log);
  }
}
