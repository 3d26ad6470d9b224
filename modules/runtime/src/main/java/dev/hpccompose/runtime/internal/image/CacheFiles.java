package dev.hpccompose.runtime.internal.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Every write below a cache directory goes through here, so that a test can die at each of them.
 * Files get the permissions that the umask gives: others may share the cache.
 */
public interface CacheFiles {

  /** The file system. */
  static CacheFiles real() {
    return new OnDisk();
  }

  /** Makes a directory and those above it; one that exists is no problem. */
  void createDirectories(Path directory) throws IOException;

  /** Writes a file in place, from its beginning on. Nobody reads it under this name. */
  void write(Path file, byte[] bytes) throws IOException;

  /** Gives a file a second name, unless that name is taken. */
  void link(Path name, Path file) throws IOException;

  /** Gives a file another name; a file that has it is replaced at once. */
  void rename(Path file, Path name) throws IOException;

  /** Makes sure that a file that others wrote is on disk. */
  void sync(Path file) throws IOException;

  /** Removes a file; one that is gone is no problem. */
  void delete(Path file) throws IOException;

  /** Removes a directory and all that is below it, without following a link. */
  void deleteTree(Path directory) throws IOException;

  /** The real ones. */
  final class OnDisk implements CacheFiles {

    private OnDisk() {}

    @Override
    public void createDirectories(Path directory) throws IOException {
      Files.createDirectories(directory);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void link(Path name, Path file) throws IOException {
      Files.createLink(name, file);
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
      Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void sync(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.deleteIfExists(file);
    }

    @Override
    public void deleteTree(Path directory) throws IOException {
      if (Files.isDirectory(directory)) {
        Files.walkFileTree(directory, new Removal());
      }
    }
  }

  /** Removes what it meets, the deepest first. */
  final class Removal extends SimpleFileVisitor<Path> {

    private Removal() {}

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
