package dev.hpccompose.cli.internal.progress;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Says that time has passed, by a thread of its own. */
interface Ticker extends AutoCloseable {

  /** Begins; once more is no problem. */
  void start(Duration every, Runnable moment);

  /** No moment is at work, and none comes any more, when this returns. */
  @Override
  void close();

  /** Real time. */
  static Ticker real() {
    return new Clockwork();
  }

  /** A thread that ends with the process. */
  final class Clockwork implements Ticker {

    private final Semaphore closed = new Semaphore(0);
    private final Thread thread =
        Thread.ofPlatform().daemon().name("progress").unstarted(this::run);
    private Duration every = Duration.ZERO;
    private Runnable moment = () -> {};

    private Clockwork() {}

    @Override
    public void start(Duration every, Runnable moment) {
      if (thread.getState() == Thread.State.NEW) {
        this.every = every;
        this.moment = moment;
        thread.start();
      }
    }

    private void run() {
      try {
        while (!closed.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
          moment.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the thread ends, and nobody else sees it
      }
    }

    @Override
    public void close() {
      closed.release();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
