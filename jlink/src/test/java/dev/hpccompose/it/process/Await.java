package dev.hpccompose.it.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for facts that announce themselves in no other way than by being looked at. */
public final class Await {

  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final ScheduledExecutorService CLOCK =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("await").factory());

  private Await() {}

  /** Waits until {@code condition} holds; {@code what} names it in the failure. */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    value(() -> what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** Waits until {@code look} finds a value; {@code what} tells in the failure what was seen. */
  public static <T> T value(Supplier<String> what, Duration limit, Supplier<Optional<T>> look) {
    CompletableFuture<T> found = new CompletableFuture<>();
    var looking =
        CLOCK.scheduleWithFixedDelay(
            () -> look(look, found), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within " + limit + ": " + what.get(), e);
    } catch (ExecutionException e) {
      throw new AssertionError("while waiting for: " + what.get(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + what.get(), e);
    } finally {
      looking.cancel(false);
    }
  }

  /** Does something once a time has passed: where the length of a time is what is tested. */
  public static void after(Duration time, Runnable action) {
    var _ = CLOCK.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static <T> void look(Supplier<Optional<T>> look, CompletableFuture<T> found) {
    try {
      look.get().ifPresent(found::complete);
    } catch (RuntimeException | AssertionError e) {
      found.completeExceptionally(e);
    }
  }
}
