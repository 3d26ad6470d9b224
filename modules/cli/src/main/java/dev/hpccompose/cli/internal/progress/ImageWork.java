package dev.hpccompose.cli.internal.progress;

import java.time.Duration;

/**
 * An image that is made at this moment.
 *
 * @param doing what is done, in words
 * @param began when, in nanoseconds
 * @param said what its tool says
 */
record ImageWork(String doing, long began, LastLogLine said) {

  /** For how long, in whole seconds. */
  Duration since(long now) {
    return Duration.ofSeconds(Duration.ofNanos(now - began).toSeconds());
  }
}
