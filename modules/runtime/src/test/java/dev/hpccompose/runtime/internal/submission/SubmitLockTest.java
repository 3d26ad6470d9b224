package dev.hpccompose.runtime.internal.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.runtime.run.RecordsRoot;
import dev.hpccompose.runtime.submission.SubmitTurn;
import dev.hpccompose.system.lock.LinkLock;
import dev.hpccompose.system.lock.LockOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is to submit. */
class SubmitLockTest {

  @TempDir private Path directory;
  private Path root;
  private RecordsRoot records;

  @BeforeEach
  void name() {
    records = RecordsRoot.in(directory);
    root = records.path();
  }

  @Test
  @DisplayName("who comes while another one submits is told its process and its host")
  void tellsWhoHasTheTurn() {
    SubmitTurn mine = SubmitLock.of(records, "job").take();
    LockOwner me = LockOwner.current();
    assertThat(SubmitLock.of(records, "job").take())
        .isEqualTo(new SubmitTurn.Taken("process " + me.pid() + " on " + me.host()));
    mine.close();
    assertThat(root).doesNotExist();
  }

  @Test
  @DisplayName("another job has another turn, and the same job has one again later")
  void otherJobsDoNotWait() {
    try (SubmitTurn first = SubmitLock.of(records, "job").take();
        SubmitTurn other = SubmitLock.of(records, "job with LR=0.1").take()) {
      assertThat(List.of(first, other)).allMatch(SubmitLockTest::isFreeFromTheBeginning);
    }
    try (SubmitTurn again = SubmitLock.of(records, "job").take()) {
      assertThat(again).matches(SubmitLockTest::isFreeFromTheBeginning);
    }
  }

  @Test
  @DisplayName("of many at the same moment one has the turn")
  void oneOfMany() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    CountDownLatch tried = new CountDownLatch(8);
    Callable<SubmitTurn> attempt =
        () -> {
          start.await();
          try (SubmitTurn turn = SubmitLock.of(records, "job").take()) {
            tried.countDown();
            tried.await();
            return turn;
          }
        };
    List<SubmitTurn> turns = new ArrayList<>();
    try (ExecutorService people = Executors.newCachedThreadPool()) {
      List<Future<SubmitTurn>> attempts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        attempts.add(people.submit(attempt));
      }
      start.countDown();
      for (Future<SubmitTurn> one : attempts) {
        turns.add(one.get());
      }
    }
    assertThat(turns).filteredOn(SubmitTurn.Ours.class::isInstance).hasSize(1);
    assertThat(root).doesNotExist();
  }

  @Test
  @DisplayName("the turn of a process that died here is over, and what it left goes")
  void theDeadHaveNoTurn() throws IOException {
    SubmitLock dead = held(LockOwner.current().machine());
    Files.write(dead.names().candidate("1".repeat(16)), dead.me().bytes());
    try (SubmitTurn turn = SubmitLock.of(records, "job").take()) {
      assertThat(turn)
          .isInstanceOfSatisfying(
              SubmitTurn.Ours.class,
              ours -> assertThat(ours.contested() && ours.unguarded().isEmpty()).isTrue());
    }
    assertThat(root).doesNotExist();
  }

  @Test
  @DisplayName("a process of another host has its turn until its lease runs out")
  void otherHostsHaveALease() throws IOException {
    SubmitLock other = held("elsewhere");
    assertThat(SubmitLock.of(records, "job").take())
        .isEqualTo(new SubmitTurn.Taken("process 17 on login7"));
    Duration over = LinkLock.LEASE.plusSeconds(10);
    Files.setLastModifiedTime(other.names().lock(), FileTime.from(Instant.now().minus(over)));
    try (SubmitTurn turn = SubmitLock.of(records, "job").take()) {
      assertThat(turn).isInstanceOf(SubmitTurn.Ours.class);
    }
    assertThat(root).doesNotExist();
  }

  @Test
  @DisplayName("where no lock can be made everybody may go on, and is told why")
  void nobodyIsStoppedByAFileSystem() throws IOException {
    Files.createDirectories(root);
    Files.writeString(root.resolve(".submitting"), "in the way");
    try (SubmitTurn turn = SubmitLock.of(records, "job").take()) {
      assertThat(turn)
          .isInstanceOfSatisfying(
              SubmitTurn.Ours.class,
              ours ->
                  assertThat(ours.unguarded())
                      .contains(root.resolve(".submitting") + " is in the way"));
    }
  }

  private SubmitLock held(String machine) throws IOException {
    LockOwner owner =
        new LockOwner(
            "0".repeat(16),
            "login7",
            machine,
            machine.equals("elsewhere") ? 17 : Integer.MAX_VALUE,
            0);
    SubmitLock lock = new SubmitLock(records, SubmitLock.of(records, "job").names(), owner);
    records.make();
    Files.createDirectories(lock.names().directory());
    Files.write(lock.names().lock(), owner.bytes());
    return lock;
  }

  private static boolean isFreeFromTheBeginning(SubmitTurn turn) {
    return turn.equals(turn instanceof SubmitTurn.Ours ours ? free(ours) : turn)
        && turn instanceof SubmitTurn.Ours;
  }

  private static SubmitTurn free(SubmitTurn.Ours ours) {
    return new SubmitTurn.Ours(false, Optional.empty(), ours.release());
  }
}
