package dev.hpccompose.system.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkLockTest {

  @TempDir private Path directory;
  private LockPlace place;

  @BeforeEach
  void name() {
    place = new NamedLock(directory, "a");
  }

  @Test
  @DisplayName("one of many holds the lock, and each gets its turn")
  void excludes() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger turns = new AtomicInteger();
    try (ExecutorService people = Executors.newCachedThreadPool()) {
      List<Future<?>> works = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        works.add(
            people.submit(
                () -> {
                  for (int turn = 0; turn < 10; turn++) {
                    try (HeldLock _ = lock(LockOwner.current()).acquire(place, _ -> {})) {
                      assertThat(inside.incrementAndGet()).isEqualTo(1);
                      turns.incrementAndGet();
                      inside.decrementAndGet();
                    }
                  }
                  return turns;
                }));
      }
      for (Future<?> work : works) {
        work.get();
      }
    }
    assertThat(turns).hasValue(80);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  @DisplayName("the lock of a process that ended on this machine is taken at once")
  void takesFromTheDead() throws Exception {
    assertThat(lock(other(LockOwner.current().machine())).tryAcquire(place)).isPresent();
    assertThat(lock(LockOwner.current()).tryAcquire(place)).isPresent();
  }

  @Test
  @DisplayName("the lock of another machine is respected while its lease is renewed, and no longer")
  void waitsForOtherMachines() throws Exception {
    assertThat(lock(other("elsewhere")).tryAcquire(place)).isPresent();
    assertThat(lock(LockOwner.current()).tryAcquire(place)).isEmpty();
    age(LinkLock.LEASE.minusSeconds(10));
    assertThat(lock(LockOwner.current()).tryAcquire(place)).isEmpty();
    age(LinkLock.LEASE.plusSeconds(10));
    assertThat(lock(LockOwner.current()).tryAcquire(place)).isPresent();
  }

  @Test
  @DisplayName("a lock that nobody understands is respected until its lease is over")
  void foreignLock() throws IOException {
    Files.writeString(place.lock(), "of a later version\n");
    assertThat(lock(LockOwner.current()).tryAcquire(place)).isEmpty();
    age(LinkLock.LEASE.plusSeconds(10));
    assertThat(lock(LockOwner.current()).tryAcquire(place)).isPresent();
  }

  @Test
  @DisplayName("who waits is told once for whom")
  void tellsWhoHoldsIt() throws Exception {
    HeldLock held = lock(LockOwner.current()).tryAcquire(place).orElseThrow();
    List<LockOwner> told = new ArrayList<>();
    AtomicInteger looks = new AtomicInteger();
    Pause releasing =
        _ -> {
          if (looks.incrementAndGet() == 3) {
            try {
              held.close();
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
        };
    LinkLock waiting =
        new LinkLock(new LockFiles.OnDisk(), LockOwner.current(), LockOwner::runs, releasing);
    waiting.acquire(place, told::add).close();
    assertThat(told).singleElement().returns(ProcessHandle.current().pid(), LockOwner::pid);
  }

  @Test
  @DisplayName("whoever lost the lock to another one does not take it away from that one")
  void releasesOnlyItsOwn() throws Exception {
    HeldLock lost = lock(other("elsewhere")).tryAcquire(place).orElseThrow();
    age(LinkLock.LEASE.plusSeconds(10));
    Optional<HeldLock> mine = lock(LockOwner.current()).tryAcquire(place);
    lost.close();
    assertThat(place.lock()).exists();
    mine.orElseThrow().close();
    assertThat(directory).isEmptyDirectory();
  }

  private void age(Duration age) throws IOException {
    Files.setLastModifiedTime(place.lock(), FileTime.from(Instant.now().minus(age)));
  }

  private static LockOwner other(String machine) {
    return new LockOwner("0".repeat(16), "other", machine, Integer.MAX_VALUE, 0);
  }

  private static LinkLock lock(LockOwner owner) {
    return new LinkLock(new LockFiles.OnDisk(), owner, LockOwner::runs, _ -> Thread.onSpinWait());
  }
}
