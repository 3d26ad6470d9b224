package dev.hpccompose.cli.internal.follow;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The rhythm in which a growing run is looked at: quick while it moves, calm when it does not. */
final class Pulse {

  private static final long QUICK_MS = 100;
  private static final long CALM_MS = 500;
  private static final int PATIENCE = 20;

  private final Semaphore never = new Semaphore(0);
  private int idle;

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
    return Math.min(CALM_MS, QUICK_MS + 20L * Math.max(0, idle - PATIENCE));
  }
}
