package dev.hpccompose.cli.lag;

import dev.hpccompose.cli.layer.LayerProvider;
import dev.hpccompose.cli.layer.LayeredFileSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;

/** Reads real files as far as the lag shows them, and writes none. */
public final class LaggingProvider extends LayerProvider {

  private final Lag lag;

  private LaggingProvider(Lag lag) {
    this.lag = lag;
  }

  /** The same path, seen through a lag. */
  public static Path path(Path real, Lag lag) {
    return LayeredFileSystem.path(real, new LaggingProvider(lag));
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.stream().anyMatch(option -> option != StandardOpenOption.READ)) {
      throw new ReadOnlyFileSystemException();
    }
    Path real = visible(path);
    return new LaggingChannel(FileChannel.open(real), real, lag);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    visible(directory);
    return super.newDirectoryStream(directory, filter);
  }

  @Override
  protected boolean isListed(Path real) {
    return lag.isListed(real);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    Path real = visible(path);
    BasicFileAttributes found = Files.readAttributes(real, BasicFileAttributes.class, options);
    return type.cast(new LaggingAttributes(found, lag.told(real, found.size())));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return Files.readAttributes(visible(path), names, options);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    visible(path);
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void delete(Path path) {
    throw new ReadOnlyFileSystemException();
  }

  private Path visible(Path path) throws NoSuchFileException {
    Path real = real(path);
    if (!lag.exists(real)) {
      throw new NoSuchFileException(real.toString());
    }
    return real;
  }
}
