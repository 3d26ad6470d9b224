package dev.hpccompose.render.spi;

import dev.hpccompose.plan.ServicePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each task of a parallel service knows about itself. Only the task can tell, so a backend
 * puts this text before the command of the service, in the shell that becomes it.
 */
public final class TaskVariables {

  private static final Map<String, String> OWN = own();

  /** The names that PyTorch's {@code env://} and others read. */
  private static final Map<String, String> COMMON = common();

  private TaskVariables() {}

  private static Map<String, String> own() {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("HPC_COMPOSE_RANK", "${SLURM_PROCID:-0}");
    own.put("HPC_COMPOSE_LOCAL_RANK", "${SLURM_LOCALID:-0}");
    own.put("HPC_COMPOSE_NODE_RANK", "${SLURM_NODEID:-0}");
    own.put("HPC_COMPOSE_WORLD_SIZE", "${SLURM_STEP_NUM_TASKS:-1}");
    own.put("HPC_COMPOSE_PRIMARY_ADDRESS", "${SLURM_LAUNCH_NODE_IPADDR:-127.0.0.1}");
    return own;
  }

  private static Map<String, String> common() {
    Map<String, String> common = new LinkedHashMap<>();
    common.put("RANK", "$HPC_COMPOSE_RANK");
    common.put("LOCAL_RANK", "$HPC_COMPOSE_LOCAL_RANK");
    common.put("WORLD_SIZE", "$HPC_COMPOSE_WORLD_SIZE");
    return common;
  }

  /** Whether a service is a parallel program: its step has several tasks. */
  public static boolean areTold(ServicePlan service) {
    return service.step().ntasks() > 1;
  }

  /**
   * Text for a POSIX shell, one command a line; empty for a service with one task. What the spec
   * sets itself is left out.
   */
  public static String script(ServicePlan service) {
    if (!areTold(service)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Map<String, String> variables : List.of(OWN, COMMON)) {
      variables.forEach(
          (name, value) -> {
            if (!service.environment().containsKey(name)) {
              text.append("export ").append(name).append("=\"").append(value).append("\"\n");
            }
          });
    }
    return text.toString();
  }
}
