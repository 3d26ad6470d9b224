package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.events.spi.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Looks at what lies in the place of a file before anybody opens it: a pipe would block. */
final class Place {

  private Place() {}

  /**
   * What is there instead of a regular file; empty when it is one.
   *
   * @throws NoSuchFileException when nothing is there
   */
  static Optional<Obstacle> obstacle(Path file) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (found.isRegularFile()) {
      return Optional.empty();
    }
    if (found.isSymbolicLink()) {
      return Optional.of(Obstacle.LINK);
    }
    return Optional.of(found.isDirectory() ? Obstacle.DIRECTORY : Obstacle.OTHER);
  }
}
