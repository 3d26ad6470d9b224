package dev.hpccompose.cli.lag;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;

/** The files of this machine, seen through a lag. They can be read only. */
public final class LaggingFileSystem extends FileSystem {

  private final FileSystem real;
  private final LaggingProvider provider;

  private LaggingFileSystem(FileSystem real, Lag lag) {
    this.real = real;
    this.provider = new LaggingProvider(this, lag);
  }

  /** The same path, seen through a lag. */
  public static Path path(Path real, Lag lag) {
    return new LaggingFileSystem(real.getFileSystem(), lag).wrap(real.toAbsolutePath());
  }

  Path wrap(Path path) {
    return new LaggingPath(this, path);
  }

  @Override
  public LaggingProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(wrap(Path.of("/")));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(LaggingPath.real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("changes by other nodes are not told");
  }
}
