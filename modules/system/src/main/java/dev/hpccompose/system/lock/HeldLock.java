package dev.hpccompose.system.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A lock that this process holds, and renews until it is closed. */
public final class HeldLock implements AutoCloseable {

  private static final Duration RENEWAL = LinkLock.LEASE.dividedBy(4);

  private final LockFiles files;
  private final LockPlace place;
  private final LockOwner me;
  private final CountDownLatch released = new CountDownLatch(1);

  HeldLock(LockFiles files, LockPlace place, LockOwner me) {
    this.files = files;
    this.place = place;
    this.me = me;
    Thread.ofVirtual().start(this::renew);
  }

  /** The lock and the candidate are one file: what is written to one makes the other young. */
  private void renew() {
    try {
      while (!released.await(RENEWAL.toMillis(), TimeUnit.MILLISECONDS)) {
        files.write(place.candidate(me.token()), me.bytes());
      }
    } catch (IOException e) {
      // the lease runs out: another one may do the work as well
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    released.countDown();
    if (Files.exists(place.lock())
        && LockOwner.parse(Files.readString(place.lock()))
            .filter(owner -> owner.token().equals(me.token()))
            .isPresent()) {
      files.delete(place.lock());
    }
    files.delete(place.candidate(me.token()));
  }
}
