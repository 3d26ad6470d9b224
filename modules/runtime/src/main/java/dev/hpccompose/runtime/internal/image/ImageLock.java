package dev.hpccompose.runtime.internal.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * One lock for each image, made of names alone: a link is made by one process or by none, on NFS as
 * well. It saves work and nothing else; that an image is whole is seen to elsewhere, so that a lock
 * that is taken over too early costs a second import and no more.
 *
 * <p>The holder renews its lease by writing the line of its own file again. All times are those of
 * the file system, which are the same for all machines.
 *
 * @param files writes
 * @param me who wants the lock
 * @param runs whether a process of this machine runs
 * @param pause between two looks
 */
public record ImageLock(CacheFiles files, LockOwner me, BiPredicate<Long, Long> runs, Pause pause) {

  /** A holder of another machine that has not renewed its lease for so long is gone. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration FIRST_LOOK = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /**
   * Waits for the lock of an image.
   *
   * @param slot the image
   * @param waiting told once who has it
   */
  HeldLock acquire(CacheSlot slot, Consumer<LockOwner> waiting)
      throws IOException, InterruptedException {
    Path candidate = slot.candidate(me.token());
    files.write(candidate, me.bytes());
    Duration wait = FIRST_LOOK;
    boolean told = false;
    while (!take(slot, candidate)) {
      Optional<LockOwner> holder = holder(slot);
      if (!told && holder.isPresent()) {
        waiting.accept(holder.get());
        told = true;
      }
      pause.of(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
    }
    return new HeldLock(files, slot, me);
  }

  /** Takes the lock when nobody is at work on the image; otherwise leaves all as it is. */
  Optional<HeldLock> tryAcquire(CacheSlot slot) throws IOException {
    Path candidate = slot.candidate(me.token());
    files.write(candidate, me.bytes());
    if (take(slot, candidate)) {
      return Optional.of(new HeldLock(files, slot, me));
    }
    files.delete(candidate);
    return Optional.empty();
  }

  private boolean take(CacheSlot slot, Path candidate) throws IOException {
    if (linked(slot, candidate)) {
      return true;
    }
    String held;
    Duration age;
    try {
      held = Files.readString(slot.lock());
      files.write(candidate, me.bytes());
      age = Duration.between(modified(slot.lock()), modified(candidate));
    } catch (NoSuchFileException e) {
      return linked(slot, candidate);
    }
    if (isMine(held)) {
      return true; // the answer to the link was lost, and the file system tried again
    }
    return isStale(held, age) && takeOver(slot, held) && linked(slot, candidate);
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  private boolean linked(CacheSlot slot, Path candidate) throws IOException {
    try {
      files.link(slot.lock(), candidate);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (NoSuchFileException e) {
      files.write(candidate, me.bytes()); // taken for one that somebody left behind: once more
      return false;
    }
  }

  private boolean isMine(String text) {
    return LockOwner.parse(text).filter(owner -> owner.token().equals(me.token())).isPresent();
  }

  private boolean isStale(String text, Duration age) {
    return age.compareTo(LEASE) > 0
        || LockOwner.parse(text).filter(owner -> owner.hasEnded(me, runs)).isPresent();
  }

  /** Two may see the same stale lock: who moves another one than it saw puts it back. */
  private boolean takeOver(CacheSlot slot, String seen) throws IOException {
    Path moved = slot.stale(me.token());
    try {
      files.rename(slot.lock(), moved);
    } catch (NoSuchFileException e) {
      return true;
    }
    boolean same = Files.readString(moved).equals(seen);
    if (!same) {
      linked(slot, moved);
    }
    files.delete(moved);
    return same;
  }

  private static Optional<LockOwner> holder(CacheSlot slot) {
    try {
      return LockOwner.parse(Files.readString(slot.lock(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
