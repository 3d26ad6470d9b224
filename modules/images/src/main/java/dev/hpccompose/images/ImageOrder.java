package dev.hpccompose.images;

import dev.hpccompose.plan.Plan;
import java.util.Map;

/**
 * What is to be prepared.
 *
 * @param plan the plan
 * @param toolVersion version of hpc-compose, which is part of every key
 * @param environment the environment for the tools
 * @param mode whether what is there is good enough
 * @param keepFailed whether what a failed preparation unpacked stays, for a look inside
 */
public record ImageOrder(
    Plan plan, String toolVersion, Map<String, String> environment, Mode mode, boolean keepFailed) {

  /** Whether what is there is good enough. */
  public enum Mode {
    /** Make what is missing. */
    MISSING,
    /** Make everything anew. */
    EVERYTHING,
    /** Make nothing. */
    NOTHING
  }

  public ImageOrder {
    environment = Map.copyOf(environment);
  }
}
