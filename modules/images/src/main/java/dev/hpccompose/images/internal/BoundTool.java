package dev.hpccompose.images.internal;

import dev.hpccompose.images.spi.ToolCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A tool that ends when this process does, however that ends: a shell beside it holds the other end
 * of a pipe. What it was making would otherwise go on for hours, and nobody would use it.
 */
final class BoundTool implements AutoCloseable {

  /** As long as the script waits for a tool that is asked to end, and more. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String SCRIPT = script();

  private final Process process;

  private BoundTool(Process process) {
    this.process = process;
  }

  private static String script() {
    try (InputStream in = BoundTool.class.getResourceAsStream("bound-tool.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it.
   *
   * @param log gets what it says
   */
  static BoundTool start(ToolCall call, Path log) throws IOException {
    List<String> argv = new ArrayList<>(List.of("bash", "-c", SCRIPT, "bash"));
    argv.addAll(call.argv());
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(call.environment());
    return new BoundTool(builder.start());
  }

  /** Whether it ended within its time. */
  boolean ends(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Ends it, first with a request. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.isAlive()) {
        ends(PATIENCE);
      }
    } catch (IOException e) {
      // nobody is at the other end any more
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
