package dev.hpccompose.runtime;

import java.time.InstantSource;

/**
 * Submits runs, in an order that survives a crash at any point.
 *
 * @param clock gives the names of runs and the times of what is recorded
 */
public record Submitter(InstantSource clock) {

  /**
   * Submits one run, or says why it cannot be submitted.
   *
   * @param order what to submit
   */
  public SubmitOutcome submit(SubmitOrder order) {
    throw new UnsupportedOperationException();
  }
}
