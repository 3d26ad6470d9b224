package dev.hpccompose.backend.apptainer;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.spi.CarriedVariables;
import java.util.Set;

/**
 * The variables of a service on their way into a container: all variables of the host reach it, but
 * for a few that the tools set themselves. An empty one would lose to the image's.
 */
final class SifVariables {

  /** Set in the container, whatever they are outside. */
  private static final Set<String> REPLACED =
      Set.of("PATH", "LD_LIBRARY_PATH", "HOME", "PWD", "OLDPWD", "PS1", "PROMPT_COMMAND", "TMPDIR");

  private SifVariables() {}

  static CarriedVariables of(ServicePlan service) {
    return CarriedVariables.of(service, SifVariables::comesThrough);
  }

  private static boolean comesThrough(String name, String value) {
    return !value.isEmpty()
        && !REPLACED.contains(name)
        && !name.startsWith("APPTAINER")
        && !name.startsWith("SINGULARITY");
  }
}
