package dev.hpccompose.plan;

import java.time.Duration;

/**
 * How a service is stopped.
 *
 * @param signal the signal that asks it to, without {@code SIG}
 * @param grace how long it may take from being asked to being killed
 */
public record Stop(String signal, Duration grace) {

  /** With TERM. */
  public static Stop within(Duration grace) {
    return new Stop("TERM", grace);
  }
}
