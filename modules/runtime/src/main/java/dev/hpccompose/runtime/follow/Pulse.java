package dev.hpccompose.runtime.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The rhythm in which a growing run is looked at: quick while it moves, calm when it does not, and
 * calmer still where each look is a question to a server that others ask too.
 */
final class Pulse {

  private static final long QUICK_MS = 100;
  private static final long CALM_MS = 150;
  private static final long SHARED_CALM_MS = 500;
  private static final int PATIENCE = 20;

  private static final Set<String> LOCAL =
      Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "f2fs");

  private final Semaphore never = new Semaphore(0);
  private final long calm;
  private int idle;

  private Pulse(long calm) {
    this.calm = calm;
  }

  /** The rhythm for what lies there. */
  static Pulse at(Path place) {
    try {
      return new Pulse(LOCAL.contains(Files.getFileStore(place).type()) ? CALM_MS : SHARED_CALM_MS);
    } catch (IOException e) {
      return new Pulse(SHARED_CALM_MS);
    }
  }

  /**
   * Waits until it is time for the next look.
   *
   * @param moved whether the last look showed anything new
   * @return false when this thread is to stop
   */
  boolean rest(boolean moved) {
    idle = moved ? 0 : idle + 1;
    try {
      return !never.tryAcquire(interval(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private long interval() {
    return Math.min(calm, QUICK_MS + 20L * Math.max(0, idle - PATIENCE));
  }
}
