package dev.hpccompose.runtime.submission;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment that a submission hands on to its job. */
public final class JobEnvironment {

  private static final Set<String> OF_A_SERVICE =
      Set.of(
          "HPC_COMPOSE_LOCAL_JOB",
          "HPC_COMPOSE_RUN_ID",
          "HPC_COMPOSE_JOB_ID",
          "HPC_COMPOSE_SERVICE",
          "HPC_COMPOSE_JOB_DIR",
          "HPC_COMPOSE_PRIMARY_NODE",
          "HPC_COMPOSE_NODE_COUNT",
          "HPC_COMPOSE_NODELIST",
          "HPC_COMPOSE_NODELIST_FILE",
          "HPC_COMPOSE_HOSTFILE",
          "HPC_COMPOSE_MASTER_ADDR",
          "HPC_COMPOSE_MASTER_PORT",
          "HPC_COMPOSE_RANK",
          "HPC_COMPOSE_LOCAL_RANK",
          "HPC_COMPOSE_NODE_RANK",
          "HPC_COMPOSE_WORLD_SIZE",
          "HPC_COMPOSE_PRIMARY_ADDRESS");

  private JobEnvironment() {}

  /**
   * The environment without the variables that an outer job left in it; where the configuration of
   * Slurm is found stays.
   *
   * @param environment of the submitting process
   */
  public static Map<String, String> withoutOuterJob(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> !isOfOuterJob(variable.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean isOfOuterJob(String name) {
    Predicate<String> begins = name::startsWith;
    return OF_A_SERVICE.contains(name)
        || (Stream.of("SLURM_", "SLURMD_", "SBATCH_", "SRUN_", "PMI").anyMatch(begins)
            && !begins.test("SLURM_CONF"));
  }
}
