package dev.hpccompose.runtime.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hpccompose.runtime.preflight.PreflightReport;
import dev.hpccompose.runtime.preflight.PreflightReport.Entry;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LooksTest {

  private static final Finding WELL = new Finding.Passed("well");
  private static final Check GOOD = Check.always(CheckId.TOOL_SRUN, () -> List.of(WELL));

  @Test
  @Timeout(60)
  @DisplayName(
      "a check that never answers is a warning that says so, and its thread is told to end")
  void neverAnswers() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Check stuck = Check.always(CheckId.MOUNT_LINKS, () -> hang(begun, interrupted));
    PreflightReport report;
    do { // a thread that is told to end before it began never looks
      report = new Looks(Duration.ofMillis(1)).at(List.of(stuck));
    } while (begun.getCount() > 0);
    assertThat(report.warnings())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.check()).isEqualTo(CheckId.MOUNT_LINKS);
              assertThat(entry.finding().found()).contains("no answer within");
            });
    interrupted.await();
  }

  private static List<Finding> hang(CountDownLatch begun, CountDownLatch interrupted) {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return List.of();
  }

  @Test
  @Timeout(60)
  @DisplayName("checks run at once, and are told of in their order")
  void atOnce() {
    CyclicBarrier all = new CyclicBarrier(8);
    Check meets =
        Check.always(
            CheckId.CACHE_PLACE,
            () -> {
              try {
                all.await();
              } catch (Exception e) {
                throw new IOException(e);
              }
              return List.of(WELL);
            });
    List<Check> eight = List.of(GOOD, meets, meets, meets, meets, meets, meets, meets, meets, GOOD);
    PreflightReport report = new Looks(Duration.ofSeconds(50)).at(eight);
    assertThat(report.passed()).hasSize(10);
    assertThat(report.entries().getFirst()).isEqualTo(new Entry(CheckId.TOOL_SRUN, WELL));
    assertThat(report.entries().getLast()).isEqualTo(new Entry(CheckId.TOOL_SRUN, WELL));
  }

  @Test
  @DisplayName("what cannot be looked at is a warning, and a bug is a bug")
  void resists() {
    Looks looks = new Looks(Duration.ofSeconds(50));
    Check unreadable =
        Check.always(
            CheckId.IMAGE_FILE,
            () -> {
              throw new IOException("stale file handle");
            });
    assertThat(looks.at(List.of(unreadable)).warnings())
        .singleElement()
        .satisfies(entry -> assertThat(entry.finding().found()).contains("stale file handle"));
    Check wrong =
        Check.always(
            CheckId.IMAGE_FILE,
            () -> {
              throw new IllegalArgumentException("a bug");
            });
    assertThatThrownBy(() -> looks.at(List.of(wrong))).isInstanceOf(IllegalStateException.class);
  }
}
