package dev.hpccompose.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What may not be there once a job has ended. */
public final class Leftovers {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Leftovers() {}

  /** No process carries {@code marker} in its environment, or soon none does. */
  public static void noProcess(String marker) {
    Await.value(
        () -> "no process with " + marker + " is left, but there is " + HostProcess.marked(marker),
        LIMIT,
        () -> HostProcess.marked(marker).isEmpty() ? Optional.of(true) : Optional.empty());
  }

  /** Nothing is in {@code directory}, a directory for temporary files, or soon nothing is. */
  public static void empty(Path directory) {
    Await.until(directory + " is empty", LIMIT, () -> names(directory).isEmpty());
  }

  /** No FIFO and no half-written file is in the tree of {@code directory}. */
  public static void noTemporaryFile(Path directory) {
    List<Path> found = tree(directory).stream().filter(Leftovers::temporary).toList();
    if (!found.isEmpty()) {
      throw new AssertionError("left behind: " + found);
    }
  }

  private static boolean temporary(Path path) {
    String name = path.getFileName().toString();
    boolean special =
        !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
            && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
            && !Files.isSymbolicLink(path);
    return special || name.endsWith(".tmp") || name.endsWith("~");
  }

  private static List<String> names(Path directory) {
    return List.of(Objects.requireNonNull(directory.toFile().list()));
  }

  private static List<Path> tree(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
