package dev.hpccompose.cli.crash;

import dev.hpccompose.cli.layer.LayerProvider;
import dev.hpccompose.cli.layer.LayeredFileSystem;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The files as a mortal process sees them: each change is a moment at which it may die. */
final class MortalFiles extends LayerProvider {

  private final MortalProcess process;

  private MortalFiles(MortalProcess process) {
    this.process = process;
  }

  static Path path(Path real, MortalProcess process) {
    return LayeredFileSystem.path(real, new MortalFiles(process));
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    process.live();
    Path real = real(path);
    if (!options.contains(StandardOpenOption.WRITE)
        && !options.contains(StandardOpenOption.APPEND)) {
      return new MortalChannel(FileChannel.open(real, options), real, process);
    }
    boolean changes = !Files.exists(real) || options.contains(StandardOpenOption.TRUNCATE_EXISTING);
    FileChannel open =
        changes
            ? process.act(real, () -> FileChannel.open(real, options, attributes))
            : FileChannel.open(real, options, attributes);
    return new MortalChannel(open, real, process);
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    change(directory, () -> super.createDirectory(directory, attributes));
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    change(link, () -> super.createSymbolicLink(link, target, attributes));
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    change(link, () -> super.createLink(link, existing));
  }

  @Override
  public void delete(Path path) throws IOException {
    change(path, () -> super.delete(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    change(target, () -> super.copy(source, target, options));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    process.moves(real(source), real(target));
    change(target, () -> super.move(source, target, options));
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    change(path, () -> super.setAttribute(path, name, value, options));
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // as it is declared
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    process.live();
    V real = Objects.requireNonNull(super.getFileAttributeView(path, type, options));
    Object mortal =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              MortalProcess.Write<Object> call = () -> called(method, real, arguments);
              return method.getName().startsWith("set")
                  ? process.act(real(path), call)
                  : call.run();
            });
    return type.cast(mortal);
  }

  private static Object called(Method method, Object real, Object[] arguments) throws IOException {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    process.live();
    return super.newDirectoryStream(directory, filter);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    process.live();
    return super.readAttributes(path, type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    process.live();
    return super.readAttributes(path, names, options);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    process.live();
    return super.readSymbolicLink(link);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    process.live();
    super.checkAccess(path, modes);
  }

  /** A change without a result. */
  @FunctionalInterface
  private interface Change {
    void run() throws IOException;
  }

  private void change(Path path, Change change) throws IOException {
    boolean _ =
        process.act(
            real(path),
            () -> {
              change.run();
              return true;
            });
  }
}
