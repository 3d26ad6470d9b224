package dev.hpccompose.plan;

import java.time.Duration;

/**
 * A readiness gate: a probe and the time it may take, counted from the launch.
 *
 * @param probe what is asked
 * @param timeout when the answer is taken for no
 */
public record Readiness(Probe probe, Duration timeout) {

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
  }
}
