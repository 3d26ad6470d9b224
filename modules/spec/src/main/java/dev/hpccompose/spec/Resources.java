package dev.hpccompose.spec;

import java.util.Optional;

/**
 * What a job or a step asks for, in the terms of sbatch(1) and srun(1).
 *
 * @param nodes {@code nodes}
 * @param ntasks {@code ntasks}
 * @param ntasksPerNode {@code ntasks_per_node}
 * @param cpusPerTask {@code cpus_per_task}
 * @param mem {@code mem}, of each node
 * @param gres {@code gres}, of each node; wins over {@code gpus}
 * @param gpus {@code gpus}, of the whole job or step
 * @param gpusPerNode {@code gpus_per_node}, of the job only
 * @param gpusPerTask {@code gpus_per_task}, of the job only
 * @param cpusPerGpu {@code cpus_per_gpu}, of the job only
 * @param memPerGpu {@code mem_per_gpu}, of the job only
 */
public record Resources(
    Optional<Located<Integer>> nodes,
    Optional<Located<Integer>> ntasks,
    Optional<Located<Integer>> ntasksPerNode,
    Optional<Located<Integer>> cpusPerTask,
    Optional<Located<Memory>> mem,
    Optional<Located<Gres>> gres,
    Optional<Located<Integer>> gpus,
    Optional<Located<Integer>> gpusPerNode,
    Optional<Located<Integer>> gpusPerTask,
    Optional<Located<Integer>> cpusPerGpu,
    Optional<Located<Memory>> memPerGpu) {

  /** Whether it asks for nothing at all. */
  public boolean isEmpty() {
    return nodes.isEmpty()
        && ntasks.isEmpty()
        && ntasksPerNode.isEmpty()
        && cpusPerTask.isEmpty()
        && mem.isEmpty()
        && gres.isEmpty()
        && gpus.isEmpty()
        && gpusPerNode.isEmpty()
        && gpusPerTask.isEmpty()
        && cpusPerGpu.isEmpty()
        && memPerGpu.isEmpty();
  }
}
