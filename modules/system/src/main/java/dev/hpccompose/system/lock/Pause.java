package dev.hpccompose.system.lock;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass where nothing announces what is waited for: on another machine. */
@FunctionalInterface
public interface Pause {

  /** Returns after this time, or earlier when the thread is interrupted. */
  void of(Duration time) throws InterruptedException;

  /** The real one. */
  static Pause real() {
    return time -> {
      boolean _ = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    };
  }
}
