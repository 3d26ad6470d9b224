package dev.hpccompose.plan;

import java.util.List;

/**
 * What belongs to the beginning and the end of a service.
 *
 * @param postStart what runs once its process runs, in this order, before anybody may count on it
 * @param preStop what runs before it is asked to stop, in this order
 * @param successExitCodes exit codes beside 0 that are no failure
 */
public record Lifecycle(List<Hook> postStart, List<Hook> preStop, List<Integer> successExitCodes) {

  public Lifecycle {
    postStart = List.copyOf(postStart);
    preStop = List.copyOf(preStop);
    successExitCodes = List.copyOf(successExitCodes);
  }

  /** A beginning and an end without anything special. */
  public static Lifecycle plain() {
    return new Lifecycle(List.of(), List.of(), List.of());
  }

  /** Whether anything runs beside the process of the service. */
  public boolean hasHooks() {
    return !postStart.isEmpty() || !preStop.isEmpty();
  }
}
