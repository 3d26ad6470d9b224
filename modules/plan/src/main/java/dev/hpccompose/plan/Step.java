package dev.hpccompose.plan;

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
 */
public record Step(
    Placement placement, int nodes, int ntasks, OptionalInt ntasksPerNode, int cpusPerTask) {

  /** Where a step runs inside the allocation. */
  public enum Placement {
    /** On the first node of the allocation. */
    PRIMARY_NODE,
    /** On all nodes of the allocation. */
    WHOLE_ALLOCATION
  }
}
