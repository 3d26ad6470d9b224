package dev.hpccompose.runtime.internal.scheduler;

import dev.hpccompose.system.lock.LockOwner;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The turn of one process to ask the scheduler. It is a courtesy, not a lock: who waited long
 * enough asks as well, and all that this costs is one more question.
 */
public final class QueryLease implements AutoCloseable {

  /** Longer than any question takes that is still being asked. */
  private static final Duration LEASE = Duration.ofSeconds(45);

  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Path file;
  private final boolean mine;

  private QueryLease(Path file, boolean mine) {
    this.file = file;
    this.mine = mine;
  }

  /**
   * Waits until nobody else asks, or until that takes too long.
   *
   * @param directory where those who ask meet
   */
  public static QueryLease await(Path directory) throws IOException {
    Path file = directory.resolve("asking");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        Files.write(file, LockOwner.current().bytes(), StandardOpenOption.CREATE_NEW);
        return new QueryLease(file, true);
      } catch (FileAlreadyExistsException e) {
        if (isAbandoned(file)) {
          Files.deleteIfExists(file);
        } else {
          LockSupport.parkNanos(LOOK.toNanos());
        }
      }
    }
    return new QueryLease(file, false);
  }

  private static boolean isAbandoned(Path file) throws IOException {
    try {
      Instant since = Files.getLastModifiedTime(file).toInstant();
      return Duration.between(since, Instant.now()).compareTo(LEASE) > 0
          || isDead(Files.readString(file));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** One that has not written its name yet lives. */
  private static boolean isDead(String owner) {
    LockOwner here = LockOwner.current();
    return LockOwner.parse(owner).filter(it -> it.hasEnded(here, LockOwner::runs)).isPresent();
  }

  @Override
  public void close() throws IOException {
    if (mine) {
      Files.deleteIfExists(file);
    }
  }
}
