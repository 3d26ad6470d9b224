package dev.hpccompose.system.lock;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The turn to change a small file that several processes change: what one of them writes, the next
 * one reads. A file system without links lets everybody go on at once.
 */
public final class FileTurn implements AutoCloseable {

  private final Path file;
  private final @Nullable HeldLock held;

  private FileTurn(Path file, @Nullable HeldLock held) {
    this.file = file;
    this.held = held;
  }

  /**
   * Waits for the turn.
   *
   * @param file the file, absolute; its directory exists
   * @param waiting told once who has the turn, in words for a person
   * @throws IOException when the file is a link that leads nowhere, or the wait is interrupted
   */
  public static FileTurn await(Path file, Consumer<String> waiting) throws IOException {
    // a link stays a link, and those who come by it and past it wait for each other
    Path real = Files.isSymbolicLink(file) ? file.toRealPath() : file;
    NamedLock names = new NamedLock(real.resolveSibling(""), "." + real.getFileName());
    return new FileTurn(real, acquired(names, waiting).orElse(null));
  }

  private static Optional<HeldLock> acquired(NamedLock names, Consumer<String> waiting)
      throws IOException {
    LockOwner me = LockOwner.current();
    LinkLock lock = new LinkLock(new LockFiles.OnDisk(), me, LockOwner::runs, Pause.real());
    try {
      HeldLock held = lock.acquire(names, owner -> waiting.accept(owner.words()));
      names.sweep(me);
      return Optional.of(held);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another process changed the file");
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** What the file holds; nothing where it is not there. */
  public Optional<String> text() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** Replaces the file at once; its permissions stay. */
  public void replace(String text) throws IOException {
    Path whole = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(whole, text);
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(file));
    }
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    HeldLock lock = held;
    if (lock != null) {
      lock.close();
    }
  }
}
