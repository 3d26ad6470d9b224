package dev.hpccompose.it.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command to run.
 *
 * @param argv the command line
 * @param directory where it runs
 * @param environment variables set on top of those of this process
 */
public record Command(List<String> argv, Path directory, Map<String, String> environment) {

  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /**
   * Runs to the end. Output goes through files: a process that the command leaves behind can then
   * not hold this one by keeping a pipe open.
   *
   * @throws AssertionError when it still runs after {@code limit}; it is killed then
   */
  public Result run(Duration limit) {
    try {
      Path out = Files.createTempFile("command", ".out");
      Path err = Files.createTempFile("command", ".err");
      try {
        Process process =
            builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(limit.toMillis(), MILLISECONDS);
        if (!ended) {
          process.destroyForcibly().waitFor();
        }
        Result result =
            new Result(argv, process.exitValue(), Files.readString(out), Files.readString(err));
        if (!ended) {
          throw new AssertionError("killed after " + limit + ": " + result);
        }
        return result;
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + argv, e);
    }
  }

  /** Starts without waiting. */
  public LiveProcess start() {
    try {
      return new LiveProcess(argv, builder().start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
    builder.environment().putAll(environment);
    return builder;
  }
}
