package dev.hpccompose.runtime.internal;

import dev.hpccompose.runtime.SubmitTurn;
import dev.hpccompose.runtime.internal.lock.HeldLock;
import dev.hpccompose.runtime.internal.lock.LinkLock;
import dev.hpccompose.runtime.internal.lock.LockFiles;
import dev.hpccompose.runtime.internal.lock.LockOwner;
import dev.hpccompose.runtime.internal.lock.LockPlace;
import dev.hpccompose.runtime.internal.lock.Pause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The lock of those who submit one job, in a directory that is there only while somebody submits.
 *
 * @param root the {@code .hpc-compose} directory
 * @param job names what is submitted, in plain characters
 * @param me who submits
 */
public record SubmitLock(Path root, String job, LockOwner me) implements LockPlace {

  private static final String DIRECTORY = ".submitting";

  private static final int DIGITS = 16;

  /** Others come and go, and each of them may take the directory or the lock away. */
  private static final int TRIES = 20;

  /**
   * The lock of this process.
   *
   * @param root the {@code .hpc-compose} directory
   * @param job all that makes this job what it is
   */
  public static SubmitLock of(Path root, String job) {
    String digest = Sha256.of(job.getBytes(StandardCharsets.UTF_8));
    return new SubmitLock(root, digest.substring(0, DIGITS), LockOwner.current());
  }

  /** Takes the turn, or says who has it. A file system without locks lets everybody go on. */
  public SubmitTurn take() {
    try {
      boolean contested = false;
      for (int i = 0; i < TRIES; i++) {
        contested |= Files.exists(lock(), LinkOption.NOFOLLOW_LINKS);
        Optional<HeldLock> held = tried();
        if (held.isPresent()) {
          sweep();
          return ours(held.get(), contested);
        }
        Optional<LockOwner> holder = LinkLock.holder(this);
        if (holder.isPresent()) {
          return new SubmitTurn.Taken(words(holder.get()));
        }
      }
      return new SubmitTurn.Taken("another process");
    } catch (IOException | UnsupportedOperationException e) {
      tidy();
      return new SubmitTurn.Ours(false, Optional.of(words(e)), () -> {});
    }
  }

  private Optional<HeldLock> tried() throws IOException {
    Files.createDirectories(lock().getParent());
    try {
      LockFiles files =
          new LockFiles.OnDisk(
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new LinkLock(files, me, LockOwner::runs, Pause.real()).tryAcquire(this);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private SubmitTurn ours(HeldLock held, boolean contested) {
    return new SubmitTurn.Ours(contested, Optional.empty(), () -> release(held));
  }

  private void release(HeldLock held) {
    try {
      held.close();
    } catch (IOException e) {
      // its lease runs out
    }
    tidy();
  }

  private void tidy() {
    try {
      Trees.deleteEmpty(lock().getParent());
      Trees.deleteEmpty(root);
    } catch (IOException e) {
      // an empty directory is in nobody's way
    }
  }

  /** Who holds the lock may remove what others left who died while they wanted it. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(lock().getParent(), job + ".*.{candidate,stale}")) {
      for (Path file : left) {
        if (hasEnded(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private boolean hasEnded(Path file) throws IOException {
    try {
      return LockOwner.parse(Files.readString(file))
          .map(owner -> owner.hasEnded(me, LockOwner::runs))
          .orElse(true);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static String words(LockOwner owner) {
    return "process " + owner.pid() + " on " + owner.host();
  }

  private static String words(Exception problem) {
    return problem instanceof IOException refused
        ? RunFiles.reason(refused)
        : "the file system has no links";
  }

  @Override
  public Path lock() {
    return named("lock");
  }

  @Override
  public Path candidate(String token) {
    return named(token + ".candidate");
  }

  @Override
  public Path stale(String token) {
    return named(token + ".stale");
  }

  private Path named(String rest) {
    return root.resolve(DIRECTORY).resolve(job + "." + rest);
  }
}
