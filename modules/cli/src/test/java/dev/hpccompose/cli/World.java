package dev.hpccompose.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Files of the tests. */
public final class World {

  private World() {}

  /** The directory of test resources with this name. */
  static Path resources(String name) {
    try {
      return Path.of(Objects.requireNonNull(World.class.getResource("/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies the specs of the tests. */
  public static void copyTo(Path directory) {
    for (Path file : children(resources("world"))) {
      try {
        Files.copy(file, directory.resolve(file.getFileName()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static List<Path> children(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
