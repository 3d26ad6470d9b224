package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.runtime.preflight.PreflightReport;
import dev.hpccompose.runtime.preflight.PreflightReport.Entry;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at many things at once.
 *
 * @param limit for all of them together; what has not answered then is a warning
 */
public record Looks(Duration limit) {

  /** Looks, and tells in the order of the checks. */
  public PreflightReport at(List<Check> checks) {
    long begin = System.nanoTime();
    List<FutureTask<List<Finding>>> looks = checks.stream().map(Looks::started).toList();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      Check check = checks.get(i);
      long left = limit.toNanos() - (System.nanoTime() - begin);
      answer(looks.get(i), left).forEach(found -> entries.add(new Entry(check.id(), found)));
    }
    return new PreflightReport(entries, Duration.ofNanos(System.nanoTime() - begin));
  }

  /**
   * A platform thread for each: a look at a dead file system never returns, and would hold the
   * carrier of other virtual threads.
   */
  private static FutureTask<List<Finding>> started(Check check) {
    FutureTask<List<Finding>> task = new FutureTask<>(() -> check.look().at());
    Thread.ofPlatform().daemon().name(check.id().word()).start(task);
    return task;
  }

  private List<Finding> answer(FutureTask<List<Finding>> task, long nanos) {
    try {
      return task.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return List.of(silent());
    } catch (ExecutionException e) {
      return List.of(unreadable(Objects.requireNonNull(e.getCause())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.cancel(true);
      return List.of(silent());
    }
  }

  private Finding silent() {
    return new Finding.Warning(
        "there was no answer within " + limit.toSeconds() + " s",
        "its state is unknown: a file system, a tool or a network is slow",
        "check it yourself, or try again later");
  }

  private static Finding unreadable(Throwable problem) {
    Throwable cause = problem instanceof UncheckedIOException io ? io.getCause() : problem;
    if (!(cause instanceof IOException)) {
      throw new IllegalStateException(problem);
    }
    return new Finding.Warning(
        "it could not be checked: " + cause, "its state is unknown", "check it yourself");
  }
}
