package dev.hpccompose.spec;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The mapping {@code readiness}, or the {@code healthcheck} that stands for it, with defaults
 * filled in.
 *
 * @param probe what is asked
 * @param timeout {@code timeout_seconds}: when the answer is taken for no, counted from the launch
 * @param pace how often it is asked
 */
public record ReadinessSpec(ProbeSpec probe, Duration timeout, Pace pace) {

  /**
   * How often a probe is tried.
   *
   * @param interval time between the end of a try and the next one; zero for the supervisor's own
   *     pace
   * @param attempt how long one try may take; zero for the supervisor's own bound
   * @param retries failures in a row that make the service unhealthy; none when only the timeout
   *     counts
   * @param startPeriod time from the launch in which failures are not counted
   * @param startInterval the interval in that time; zero for the same as later
   * @param liveness {@code liveness}: whether it is asked after the service is ready too
   */
  public record Pace(
      Duration interval,
      Duration attempt,
      OptionalInt retries,
      Duration startPeriod,
      Duration startInterval,
      boolean liveness) {

    /** A pace that ends when the service is ready. */
    public Pace(
        Duration interval,
        Duration attempt,
        OptionalInt retries,
        Duration startPeriod,
        Duration startInterval) {
      this(interval, attempt, retries, startPeriod, startInterval, false);
    }

    /** The supervisor's own pace. */
    public static Pace own() {
      return new Pace(
          Duration.ZERO, Duration.ZERO, OptionalInt.empty(), Duration.ZERO, Duration.ZERO);
    }
  }
}
