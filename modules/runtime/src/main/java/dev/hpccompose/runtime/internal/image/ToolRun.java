package dev.hpccompose.runtime.internal.image;

import dev.hpccompose.runtime.spi.ToolCall;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs tools that talk a lot. What they say goes straight into a file that only its owner reads;
 * nothing of it is held in memory but the end, when that is asked for.
 *
 * @param log the file
 */
public record ToolRun(Path log) {

  private static final int LAST_BYTES = 8192;
  private static final int LAST_LINES = 12;

  /**
   * How a call ended.
   *
   * @param exitCode the exit code; -1 when it could not be started or ran out of time
   * @param last the last lines that it said
   */
  record Ending(int exitCode, String last) {

    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Makes one call, to its end. */
  Ending of(ToolCall call) throws IOException, InterruptedException {
    open();
    long begin = Files.size(log);
    ProcessBuilder builder =
        new ProcessBuilder(call.argv())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(call.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Ending(-1, String.valueOf(e.getMessage()));
    }
    process.getOutputStream().close();
    try {
      return ending(process, call, begin);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Ending ending(Process process, ToolCall call, long begin)
      throws IOException, InterruptedException {
    if (process.waitFor(call.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
      return new Ending(process.exitValue(), last(begin));
    }
    String late = "it was still at work after " + call.timeout().toMinutes() + " minutes";
    return new Ending(-1, (last(begin) + "\n" + late).strip());
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
