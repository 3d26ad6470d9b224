package dev.hpccompose.cli.layer;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;

/** The files of this machine, seen through a layer that changes what happens to them. */
public final class LayeredFileSystem extends FileSystem {

  private final FileSystem real;
  private final LayerProvider provider;

  private LayeredFileSystem(FileSystem real, LayerProvider provider) {
    this.real = real;
    this.provider = provider;
  }

  /** The same path, seen through a layer. */
  public static Path path(Path real, LayerProvider layer) {
    LayeredFileSystem system = new LayeredFileSystem(real.getFileSystem(), layer);
    layer.system = system;
    return system.wrap(real.toAbsolutePath());
  }

  Path wrap(Path path) {
    return new LayeredPath(this, path);
  }

  @Override
  public LayerProvider provider() {
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
    return false;
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
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(LayeredPath.real(path));
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
