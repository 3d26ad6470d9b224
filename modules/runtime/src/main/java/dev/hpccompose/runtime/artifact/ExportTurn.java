package dev.hpccompose.runtime.artifact;

import dev.hpccompose.system.file.Trees;
import dev.hpccompose.system.lock.HeldLock;
import dev.hpccompose.system.lock.LinkLock;
import dev.hpccompose.system.lock.LockFiles;
import dev.hpccompose.system.lock.LockOwner;
import dev.hpccompose.system.lock.NamedLock;
import dev.hpccompose.system.lock.Pause;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The turn to export into a directory. Who comes second waits, and then finds most of the work
 * done. A file system without locks lets everybody go on at once.
 */
public final class ExportTurn implements AutoCloseable {

  private final NamedLock names;
  private final @Nullable HeldLock held;

  private ExportTurn(NamedLock names, @Nullable HeldLock held) {
    this.names = names;
    this.held = held;
  }

  /**
   * Waits for the turn, and removes what others left who died while they exported something else.
   *
   * @param export what is to be exported
   * @param waiting told once who has the turn, in words for a person
   * @throws IOException when the directory cannot be written to
   */
  public static ExportTurn await(ArtifactExport export, Consumer<String> waiting)
      throws IOException {
    NamedLock names = new NamedLock(export.records(), ".export");
    Files.createDirectories(names.directory());
    LockOwner me = LockOwner.current();
    LinkLock lock = new LinkLock(new LockFiles.OnDisk(), me, LockOwner::runs, Pause.real());
    Optional<HeldLock> held = acquired(lock, names, waiting);
    if (held.isPresent()) {
      names.sweep(me);
      sweep(export);
    }
    return new ExportTurn(names, held.orElse(null));
  }

  private static Optional<HeldLock> acquired(
      LinkLock lock, NamedLock names, Consumer<String> waiting) throws IOException {
    try {
      return Optional.of(lock.acquire(names, owner -> waiting.accept(owner.words())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another process exported");
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static void sweep(ArtifactExport export) throws IOException {
    if (!Files.isDirectory(export.staging())) {
      return;
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(export.staging())) {
      for (Path entry : left) {
        if (!entry.getFileName().toString().equals(export.origin())) {
          Trees.delete(entry);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    HeldLock lock = held;
    if (lock != null) {
      lock.close();
    }
    Trees.deleteEmpty(names.directory());
  }
}
