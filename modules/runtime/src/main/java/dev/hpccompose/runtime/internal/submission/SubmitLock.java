package dev.hpccompose.runtime.internal.submission;

import dev.hpccompose.runtime.run.RecordsRoot;
import dev.hpccompose.runtime.submission.SubmitTurn;
import dev.hpccompose.system.file.PrivateFiles;
import dev.hpccompose.system.file.Sha256;
import dev.hpccompose.system.file.Trees;
import dev.hpccompose.system.lock.HeldLock;
import dev.hpccompose.system.lock.LinkLock;
import dev.hpccompose.system.lock.LockFiles;
import dev.hpccompose.system.lock.LockOwner;
import dev.hpccompose.system.lock.NamedLock;
import dev.hpccompose.system.lock.Pause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The lock of those who submit one job, in a directory that is there only while somebody submits.
 *
 * @param root the place of the records
 * @param names its names
 * @param me who submits
 */
public record SubmitLock(RecordsRoot root, NamedLock names, LockOwner me) {

  private static final int DIGITS = 16;

  /** Others come and go, and each of them may take the directory or the lock away. */
  private static final int TRIES = 20;

  /**
   * The lock of this process.
   *
   * @param root the place of the records
   * @param job all that makes this job what it is
   */
  public static SubmitLock of(RecordsRoot root, String job) {
    String digest = Sha256.of(job.getBytes(StandardCharsets.UTF_8));
    NamedLock names =
        new NamedLock(root.path().resolve(".submitting"), digest.substring(0, DIGITS));
    return new SubmitLock(root, names, LockOwner.current());
  }

  /** Takes the turn, or says who has it. A file system without locks lets everybody go on. */
  public SubmitTurn take() {
    try {
      boolean contested = false;
      for (int i = 0; i < TRIES; i++) {
        contested |= Files.exists(names.lock(), LinkOption.NOFOLLOW_LINKS);
        Optional<HeldLock> held = tried();
        if (held.isPresent()) {
          names.sweep(me);
          return ours(held.get(), contested);
        }
        Optional<LockOwner> holder = LinkLock.holder(names);
        if (holder.isPresent()) {
          return new SubmitTurn.Taken(holder.get().words());
        }
      }
      return new SubmitTurn.Taken("another process");
    } catch (IOException | UnsupportedOperationException e) {
      tidy();
      return new SubmitTurn.Ours(false, Optional.of(words(e)), () -> {});
    }
  }

  private Optional<HeldLock> tried() throws IOException {
    root.make();
    Files.createDirectories(names.directory());
    try {
      LockFiles files =
          new LockFiles.OnDisk(
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return new LinkLock(files, me, LockOwner::runs, Pause.real()).tryAcquire(names);
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
      Trees.deleteEmpty(names.directory());
      root.tidy();
    } catch (IOException e) {
      // an empty directory is in nobody's way
    }
  }

  private static String words(Exception problem) {
    return problem instanceof IOException refused
        ? PrivateFiles.reason(refused)
        : "the file system has no links";
  }
}
