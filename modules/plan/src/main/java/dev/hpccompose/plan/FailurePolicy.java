package dev.hpccompose.plan;

import java.time.Duration;

/** What happens to the job when a service exits with a code other than zero. */
public sealed interface FailurePolicy {

  /** The word that a spec uses. */
  String mode();

  /** The job fails at once. */
  record FailJob() implements FailurePolicy {
    @Override
    public String mode() {
      return "fail_job";
    }
  }

  /** The job goes on. */
  record Ignore() implements FailurePolicy {
    @Override
    public String mode() {
      return "ignore";
    }
  }

  /**
   * The service is launched again, and the job fails when that was done too often.
   *
   * @param maxRestarts relaunches allowed after the first launch
   * @param backoff time between an exit and the next launch
   * @param maxBackoff the most that it grows to, twice as long each time; zero when it is the same
   *     each time
   * @param window how long a restart counts; zero for the whole job
   */
  record RestartOnFailure(int maxRestarts, Duration backoff, Duration maxBackoff, Duration window)
      implements FailurePolicy {

    /** With the same delay each time, and restarts that count for the whole job. */
    public RestartOnFailure(int maxRestarts, Duration backoff) {
      this(maxRestarts, backoff, Duration.ZERO, Duration.ZERO);
    }

    @Override
    public String mode() {
      return "restart_on_failure";
    }
  }
}
