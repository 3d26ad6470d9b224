package dev.hpccompose.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A reviewed text. When the difference is wanted, run once with {@code -Dgolden=update} and commit
 * the changed file.
 *
 * @param path where it is kept
 */
public record Golden(Path path) {

  private static final Path RESOURCES = Path.of("src/test/resources");

  /** The text of this name below {@code src/test/resources}. */
  public static Golden file(String name) {
    return new Golden(RESOURCES.resolve(name));
  }

  /** The names of the files in a directory below {@code src/test/resources}. */
  public static List<String> names(String directory) {
    String[] names = RESOURCES.resolve(directory).toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  /** Compares {@code actual} with the reviewed text, or makes it the reviewed text. */
  public void matches(String actual) {
    try {
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, actual);
      } else if (!Files.exists(path) || !Files.readString(path).equals(actual)) {
        throw new AssertionError(
            "%s differs from this; if it is meant, rerun with -Dgolden=update:%n%s"
                .formatted(path, actual));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
