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
   */
  record RestartOnFailure(int maxRestarts, Duration backoff) implements FailurePolicySpec {}
}
