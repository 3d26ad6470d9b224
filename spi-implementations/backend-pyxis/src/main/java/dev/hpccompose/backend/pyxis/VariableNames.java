package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Endpoint;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.spi.TaskVariables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables that a service gets whatever its image says: without this list an image's own value
 * would win.
 */
final class VariableNames {

  /** Set by the supervisor for every service. */
  private static final List<String> ALWAYS =
      List.of(
          "HPC_COMPOSE_RUN_ID",
          "HPC_COMPOSE_JOB_ID",
          "HPC_COMPOSE_SERVICE",
          "HPC_COMPOSE_JOB_DIR",
          "HPC_COMPOSE_PRIMARY_NODE",
          "HPC_COMPOSE_NODE_COUNT",
          "HPC_COMPOSE_NODELIST",
          "HPC_COMPOSE_NODELIST_FILE",
          "HPC_COMPOSE_HOSTFILE");

  private static final List<String> WITH_TASKS =
      List.of("HPC_COMPOSE_MASTER_ADDR", "HPC_COMPOSE_MASTER_PORT");

  private static final List<String> WITH_RESUME =
      List.of("HPC_COMPOSE_RESUME_DIR", "HPC_COMPOSE_ATTEMPT", "HPC_COMPOSE_IS_RESUME");

  private VariableNames() {}

  /** The names, joined as Pyxis reads them. */
  static String of(JobFeatures features, ServicePlan service) {
    Set<String> names = new LinkedHashSet<>(ALWAYS);
    if (features.resume().isPresent()) {
      names.addAll(WITH_RESUME);
    }
    if (features.rendezvous().size() == 1) {
      endpoint(names, Endpoint.VARIABLES);
    }
    features.rendezvous().forEach(endpoint -> endpoint(names, endpoint.variables()));
    if (TaskVariables.areTold(service)) {
      names.addAll(WITH_TASKS);
    }
    names.removeAll(service.environment().keySet());
    names.addAll(EnrootVariables.of(service).listed());
    return String.join(",", names);
  }

  private static void endpoint(Set<String> names, String variables) {
    List.of("_URL", "_HOST", "_PORT").forEach(part -> names.add(variables + part));
  }
}
