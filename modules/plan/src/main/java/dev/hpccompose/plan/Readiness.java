package dev.hpccompose.plan;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A readiness gate: a probe and the time it may take, counted from the launch.
 *
 * @param probe what is asked
 * @param timeout when the answer is taken for no
 * @param pace how often it is asked
 */
public record Readiness(Probe probe, Duration timeout, Pace pace) {

  /** A gate at the supervisor's own pace. */
  public Readiness(Probe probe, Duration timeout) {
    this(probe, timeout, Pace.own());
  }

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
   * @param liveness whether it is asked after the service is ready too
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

  /** What is asked to learn whether a service is ready. */
  public sealed interface Probe {

    /** The kind, as a spec names it. */
    String kind();

    /** Ready when some time has passed. */
    record Sleep(Duration delay) implements Probe {
      @Override
      public String kind() {
        return "sleep";
      }
    }

    /** Ready when a connection is accepted. */
    record Tcp(String host, int port) implements Probe {
      @Override
      public String kind() {
        return "tcp";
      }
    }

    /** Ready when a line of the service's log matches a POSIX extended regular expression. */
    record Log(String pattern) implements Probe {
      @Override
      public String kind() {
        return "log";
      }
    }

    /** Ready when a GET is answered with this status code. */
    record Http(String url, int statusCode) implements Probe {
      @Override
      public String kind() {
        return "http";
      }
    }

    /**
     * Ready when a command inside the service's container exits with 0.
     *
     * @param argv the command; never empty
     */
    record Exec(List<String> argv) implements Probe {
      public Exec {
        argv = List.copyOf(argv);
      }

      @Override
      public String kind() {
        return "exec";
      }
    }
  }
}
