package dev.hpccompose.cli.lag;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What a client remembers of a file.
 *
 * @param real what the file is
 * @param size the size that is told
 */
record LaggingAttributes(BasicFileAttributes real, long size) implements BasicFileAttributes {

  @Override
  public FileTime lastModifiedTime() {
    return real.lastModifiedTime();
  }

  @Override
  public FileTime lastAccessTime() {
    return real.lastAccessTime();
  }

  @Override
  public FileTime creationTime() {
    return real.creationTime();
  }

  @Override
  public boolean isRegularFile() {
    return real.isRegularFile();
  }

  @Override
  public boolean isDirectory() {
    return real.isDirectory();
  }

  @Override
  public boolean isSymbolicLink() {
    return real.isSymbolicLink();
  }

  @Override
  public boolean isOther() {
    return real.isOther();
  }

  @Override
  public @Nullable Object fileKey() {
    return real.fileKey();
  }
}
