package dev.hpccompose.runtime.internal.artifact;

import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * An archive while it is written. What a process that died left of one is removed by a later one.
 */
public final class ArchivePart implements AutoCloseable {

  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path staging;
  private final Path file;

  private ArchivePart(Path staging, Path file) {
    this.staging = staging;
    this.file = file;
  }

  /**
   * Where an archive is written.
   *
   * @param staging a directory on the same file system, which need not exist
   * @param place where it belongs
   */
  public static ArchivePart in(Path staging, Path place) throws IOException {
    Files.createDirectories(staging);
    sweep(staging);
    String name = place.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    return new ArchivePart(staging, staging.resolve(name));
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** It is whole. */
  public void moveTo(Path place) throws IOException {
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Trees.deleteEmpty(staging);
  }

  private static void sweep(Path staging) throws IOException {
    FileTime border = FileTime.from(Instant.now().minus(ABANDONED));
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(staging, "*.part")) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).compareTo(border) < 0) {
          Files.deleteIfExists(part);
        }
      }
    }
  }
}
