package dev.hpccompose.spec;

import java.util.List;

/**
 * What belongs to the beginning and the end of a service.
 *
 * @param postStart {@code post_start}
 * @param preStop {@code pre_stop}
 * @param successExitCodes {@code success_exit_codes}, each once
 */
public record LifecycleSpec(
    List<HookSpec> postStart, List<HookSpec> preStop, List<Located<Integer>> successExitCodes) {

  public LifecycleSpec {
    postStart = List.copyOf(postStart);
    preStop = List.copyOf(preStop);
    successExitCodes = List.copyOf(successExitCodes);
  }

  /** Nothing special. */
  public static LifecycleSpec plain() {
    return new LifecycleSpec(List.of(), List.of(), List.of());
  }
}
