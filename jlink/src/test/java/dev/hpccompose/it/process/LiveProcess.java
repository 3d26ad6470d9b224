package dev.hpccompose.it.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A running command whose lines can be waited for. Closing it kills it. */
public final class LiveProcess implements AutoCloseable {

  private final List<String> argv;
  private final Process process;
  private final List<String> stdout = new CopyOnWriteArrayList<>();
  private final List<String> stderr = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  LiveProcess(List<String> argv, Process process) {
    this.argv = argv;
    this.process = process;
    this.readers =
        List.of(read(process.getInputStream(), stdout), read(process.getErrorStream(), stderr));
  }

  private static Thread read(InputStream from, List<String> to) {
    return Thread.ofVirtual().start(() -> drain(from, to));
  }

  private static void drain(InputStream from, List<String> to) {
    try (var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      lines.lines().forEach(to::add);
    } catch (IOException | UncheckedIOException e) {
      to.add("(" + e.getMessage() + ")");
    }
  }

  /** The first line, of either stream, that {@code wanted} accepts. */
  public String awaitLine(Predicate<String> wanted, Duration limit) {
    return Await.value(
        () -> "a line\n" + this,
        limit,
        () -> List.of(stdout, stderr).stream().flatMap(List::stream).filter(wanted).findFirst());
  }

  /** Sends a signal by its name without {@code SIG}. */
  public void signal(String name) {
    new Command(List.of("kill", "-" + name, Long.toString(process.pid())), Path.of("/"), Map.of())
        .run(Duration.ofSeconds(5))
        .expect(0);
  }

  /** Waits for the end. */
  public Result awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + limit + "\n" + this);
      }
      for (Thread reader : readers) {
        reader.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + argv, e);
    }
    return new Result(argv, process.exitValue(), text(stdout), text(stderr));
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  @Override
  public String toString() {
    return "%s%n--- stdout%n%s--- stderr%n%s"
        .formatted(String.join(" ", argv), text(stdout), text(stderr));
  }
}
