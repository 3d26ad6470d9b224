package dev.hpccompose.scheduler.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Patience {

  private static final long DEADLINE = Duration.ofSeconds(20).toNanos();
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private Patience() {}

  static void until(String what, BooleanSupplier happened) {
    long start = System.nanoTime();
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as("waiting until " + what).isLessThan(DEADLINE);
      LockSupport.parkNanos(PAUSE);
    }
  }
}
