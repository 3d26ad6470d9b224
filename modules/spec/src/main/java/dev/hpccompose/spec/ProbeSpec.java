package dev.hpccompose.spec;

import java.time.Duration;

/** What is asked to learn whether a service is ready. */
public sealed interface ProbeSpec {

  /**
   * {@code type: sleep}.
   *
   * @param delay {@code seconds}, shorter than the timeout
   */
  record Sleep(Duration delay) implements ProbeSpec {}

  /**
   * {@code type: tcp}.
   *
   * @param host {@code host}; {@code 127.0.0.1} when the spec is silent
   * @param port {@code port}
   */
  record Tcp(String host, int port) implements ProbeSpec {}

  /**
   * {@code type: log}.
   *
   * @param pattern {@code pattern}, a POSIX extended regular expression for one line
   */
  record Log(String pattern) implements ProbeSpec {}

  /**
   * {@code type: http}.
   *
   * @param url {@code url}, http or https
   * @param statusCode {@code status_code}; 200 when the spec is silent
   */
  record Http(String url, int statusCode) implements ProbeSpec {}

  /**
   * {@code type: exec}: a command inside the service's container; ready when it exits with 0.
   *
   * @param command {@code command}
   */
  record Exec(CommandText command) implements ProbeSpec {}
}
