package dev.hpccompose.images.internal;

import dev.hpccompose.system.file.Trees;
import dev.hpccompose.system.lock.LockFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Every write below a cache directory goes through here, so that a test can die at each of them.
 * Files get the permissions that the umask gives: others may share the cache.
 */
public interface CacheFiles extends LockFiles {

  /** The file system. */
  static CacheFiles real() {
    return new OnDisk();
  }

  /** Makes a directory and those above it; one that exists is no problem. */
  void createDirectories(Path directory) throws IOException;

  /** Makes sure that a file that others wrote is on disk. */
  void sync(Path file) throws IOException;

  /** Removes a directory and all that is below it, without following a link. */
  void deleteTree(Path directory) throws IOException;

  /** The real ones. */
  final class OnDisk extends LockFiles.OnDisk implements CacheFiles {

    private OnDisk() {}

    @Override
    public void createDirectories(Path directory) throws IOException {
      Files.createDirectories(directory);
    }

    @Override
    public void sync(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }

    @Override
    public void deleteTree(Path directory) throws IOException {
      Trees.delete(directory);
    }
  }
}
