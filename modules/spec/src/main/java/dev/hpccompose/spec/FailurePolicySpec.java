package dev.hpccompose.spec;

import java.time.Duration;

/** The mapping {@code failure_policy}, with its defaults filled in. */
public sealed interface FailurePolicySpec {

  /** {@code mode: fail_job}, the default. */
  record FailJob() implements FailurePolicySpec {}

  /** {@code mode: ignore}. */
  record Ignore() implements FailurePolicySpec {}

  /**
   * {@code mode: restart_on_failure}.
   *
   * @param maxRestarts {@code max_restarts}, at least 1
   * @param backoff {@code backoff_seconds}, at least one second
   * @param maxBackoff {@code max_backoff_seconds}, with {@code backoff: exponential}; zero with
   *     {@code backoff: fixed}
   * @param window {@code window_seconds}; zero when a restart counts for the whole job
   */
  record RestartOnFailure(int maxRestarts, Duration backoff, Duration maxBackoff, Duration window)
      implements FailurePolicySpec {

    /** With a fixed delay, and restarts that count for the whole job. */
    public RestartOnFailure(int maxRestarts, Duration backoff) {
      this(maxRestarts, backoff, Duration.ZERO, Duration.ZERO);
    }
  }
}
