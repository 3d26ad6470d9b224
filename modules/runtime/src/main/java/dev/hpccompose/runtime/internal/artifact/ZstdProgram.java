package dev.hpccompose.runtime.internal.artifact;

import dev.hpccompose.system.process.Drain;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The program that packs what is written here into a file. One that stands still is ended. */
public final class ZstdProgram extends OutputStream {

  /** Its name. */
  public static final String NAME = "zstd";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final OutputStream in;
  private final Drain words;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Starts the program.
   *
   * @param program where it is
   * @param file what it writes
   * @param processors how many it may use
   */
  public ZstdProgram(Path program, Path file, int processors) throws IOException {
    this(List.of(program.toString(), "-q", "-c", "-T" + processors), file, PATIENCE);
  }

  ZstdProgram(List<String> command, Path file, Duration patience) throws IOException {
    this.process = new ProcessBuilder(command).redirectOutput(file.toFile()).start();
    this.in = process.getOutputStream();
    this.words = Drain.of(process.getErrorStream());
    Thread.ofPlatform().daemon().start(() -> guard(patience));
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    try {
      in.write(bytes, offset, count);
      taken.incrementAndGet();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } catch (IOException e) {
      throw failed(e);
    }
    if (await() != 0) {
      throw failed(new IOException("exit code " + process.exitValue()));
    }
  }

  private int await() throws IOException {
    try {
      return process.waitFor(); // the guard sees to it that this comes to an end
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while packing", e);
    }
  }

  private IOException failed(IOException cause) {
    // to end it closes what its last words come through
    String said = words.text(Duration.ofSeconds(1)).strip();
    process.destroyForcibly();
    return new IOException(
        NAME + " failed: " + (said.isEmpty() ? cause.getMessage() : said), cause);
  }

  private void guard(Duration patience) {
    try {
      long before = -1;
      while (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = taken.get();
        if (now == before) {
          process.destroyForcibly();
        }
        before = now;
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
