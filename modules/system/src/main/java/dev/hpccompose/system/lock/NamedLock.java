package dev.hpccompose.system.lock;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A lock with a name in a directory.
 *
 * @param directory where its files are
 * @param name what they begin with, in plain characters
 */
public record NamedLock(Path directory, String name) implements LockPlace {

  @Override
  public Path lock() {
    return directory.resolve(name + ".lock");
  }

  @Override
  public Path candidate(String token) {
    return directory.resolve(name + "." + token + ".candidate");
  }

  @Override
  public Path stale(String token) {
    return directory.resolve(name + "." + token + ".stale");
  }

  /**
   * Removes what others left who died while they wanted the lock; for whoever holds it.
   *
   * @param me who does so
   */
  public void sweep(LockOwner me) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(directory, name + ".*.{candidate,stale}")) {
      for (Path file : left) {
        if (hasEnded(file, me)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean hasEnded(Path file, LockOwner me) throws IOException {
    try {
      return LockOwner.parse(Files.readString(file))
          .map(owner -> owner.hasEnded(me, LockOwner::runs))
          .orElse(true);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
