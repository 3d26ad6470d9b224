package dev.hpccompose.spec;

import java.time.Duration;

/** The mapping {@code readiness}, with its defaults filled in. */
public sealed interface ReadinessSpec {

  /** {@code timeout_seconds}: when the answer is taken for no, counted from the launch. */
  Duration timeout();

  /**
   * {@code type: sleep}.
   *
   * @param delay {@code seconds}, shorter than the timeout
   * @param timeout 60 seconds more than the delay when the spec is silent
   */
  record Sleep(Duration delay, Duration timeout) implements ReadinessSpec {}

  /**
   * {@code type: tcp}.
   *
   * @param host {@code host}; {@code 127.0.0.1} when the spec is silent
   * @param port {@code port}
   * @param timeout 60 seconds when the spec is silent
   */
  record Tcp(String host, int port, Duration timeout) implements ReadinessSpec {}

  /**
   * {@code type: log}.
   *
   * @param pattern {@code pattern}, a POSIX extended regular expression for one line
   * @param timeout 60 seconds when the spec is silent
   */
  record Log(String pattern, Duration timeout) implements ReadinessSpec {}

  /**
   * {@code type: http}.
   *
   * @param url {@code url}, http or https
   * @param statusCode {@code status_code}; 200 when the spec is silent
   * @param timeout 60 seconds when the spec is silent
   */
  record Http(String url, int statusCode, Duration timeout) implements ReadinessSpec {}
}
