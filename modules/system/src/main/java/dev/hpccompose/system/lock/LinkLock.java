package dev.hpccompose.system.lock;

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
 * A lock that is made of names alone: a link is made by one process or by none, on NFS as well. It
 * saves work and keeps people from surprises; what must never happen is seen to elsewhere, since a
 * lock with a lease may be taken over from somebody who was only slow.
 *
 * <p>The holder renews its lease by writing the line of its own file again. All times are those of
 * the file system, which are the same for all machines.
 *
 * @param files writes
 * @param me who wants the lock
 * @param runs whether a process of this machine runs
 * @param pause between two looks
 */
public record LinkLock(LockFiles files, LockOwner me, BiPredicate<Long, Long> runs, Pause pause) {

  /** A holder of another machine that has not renewed its lease for so long is gone. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration FIRST_LOOK = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /**
   * Waits for the lock.
   *
   * @param place its names
   * @param waiting told once who has it
   */
  public HeldLock acquire(LockPlace place, Consumer<LockOwner> waiting)
      throws IOException, InterruptedException {
    Path candidate = place.candidate(me.token());
    files.write(candidate, me.bytes());
    Duration wait = FIRST_LOOK;
    boolean told = false;
    while (!take(place, candidate)) {
      Optional<LockOwner> holder = holder(place);
      if (!told && holder.isPresent()) {
        waiting.accept(holder.get());
        told = true;
      }
      pause.of(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
    }
    return new HeldLock(files, place, me);
  }

  /** Takes the lock when nobody has it; otherwise leaves all as it is. */
  public Optional<HeldLock> tryAcquire(LockPlace place) throws IOException {
    Path candidate = place.candidate(me.token());
    files.write(candidate, me.bytes());
    if (take(place, candidate)) {
      return Optional.of(new HeldLock(files, place, me));
    }
    files.delete(candidate);
    return Optional.empty();
  }

  private boolean take(LockPlace place, Path candidate) throws IOException {
    if (linked(place, candidate)) {
      return true;
    }
    String held;
    Duration age;
    try {
      held = Files.readString(place.lock());
      files.write(candidate, me.bytes());
      age = Duration.between(modified(place.lock()), modified(candidate));
    } catch (NoSuchFileException e) {
      return linked(place, candidate);
    }
    if (isMine(held)) {
      return true; // the answer to the link was lost, and the file system tried again
    }
    return isStale(held, age) && takeOver(place, held) && linked(place, candidate);
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  private boolean linked(LockPlace place, Path candidate) throws IOException {
    try {
      files.link(place.lock(), candidate);
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
  private boolean takeOver(LockPlace place, String seen) throws IOException {
    Path moved = place.stale(me.token());
    try {
      files.rename(place.lock(), moved);
    } catch (NoSuchFileException e) {
      return true;
    }
    boolean same = Files.readString(moved).equals(seen);
    if (!same) {
      linked(place, moved);
    }
    files.delete(moved);
    return same;
  }

  /** Who has the lock now. */
  public static Optional<LockOwner> holder(LockPlace place) {
    try {
      return LockOwner.parse(Files.readString(place.lock(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
