package dev.hpccompose.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The shape of the step that runs a service. Everything is explicit, because what a step inherits
 * from its job differs between versions of Slurm.
 *
 * @param placement where it runs
 * @param nodes number of nodes
 * @param ntasks number of tasks
 * @param ntasksPerNode tasks on each node, where the spec says so
 * @param cpusPerTask CPUs of each task
 * @param mem memory of each node in srun's grammar; absent for all that the job has there
 * @param gpus GPUs of the step; absent where {@code gres} says it, or nothing does
 * @param gres generic resources of each node in srun's grammar
 * @param extraArgs raw options for srun, in order
 * @param origins where each value comes from, by its key in {@code x-slurm}
 */
public record Step(
    Placement placement,
    int nodes,
    int ntasks,
    OptionalInt ntasksPerNode,
    int cpusPerTask,
    Optional<String> mem,
    OptionalInt gpus,
    Optional<String> gres,
    List<String> extraArgs,
    Map<String, Origin> origins) {

  public Step {
    extraArgs = List.copyOf(extraArgs);
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
  }

  /** A step that says nothing about memory and devices. */
  public Step(
      Placement placement, int nodes, int ntasks, OptionalInt ntasksPerNode, int cpusPerTask) {
    this(
        placement,
        nodes,
        ntasks,
        ntasksPerNode,
        cpusPerTask,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /** Where a step runs inside the allocation. */
  public enum Placement {
    /** On the first node of the allocation. */
    PRIMARY_NODE,
    /** On all nodes of the allocation. */
    WHOLE_ALLOCATION
  }

  /** Where a value of a step comes from. */
  public enum Origin {
    /** The service says it. */
    SERVICE,
    /** The top-level {@code x-slurm} says it. */
    JOB,
    /** Nobody says it. */
    DEFAULT
  }
}
