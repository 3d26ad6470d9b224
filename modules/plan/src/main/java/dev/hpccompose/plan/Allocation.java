package dev.hpccompose.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked from the scheduler for the job as a whole. Texts are in Slurm's own grammar (man
 * page sbatch(1)).
 *
 * @param nodes {@code --nodes}; 1 when the spec is silent
 * @param ntasks {@code --ntasks}
 * @param ntasksPerNode {@code --ntasks-per-node}
 * @param cpusPerTask {@code --cpus-per-task}
 * @param mem {@code --mem}, of each node
 * @param options the other options by their long name, such as {@code partition}, {@code time} or
 *     {@code gres}, in the order in which they are written; a flag has an empty text
 * @param submitArgs raw options, each the text of one directive
 */
public record Allocation(
    int nodes,
    OptionalInt ntasks,
    OptionalInt ntasksPerNode,
    OptionalInt cpusPerTask,
    Optional<String> mem,
    Map<String, String> options,
    List<String> submitArgs) {

  public Allocation {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    submitArgs = List.copyOf(submitArgs);
  }

  /** An allocation that asks for nothing but nodes. */
  public static Allocation ofNodes(int nodes) {
    OptionalInt none = OptionalInt.empty();
    return new Allocation(nodes, none, none, none, Optional.empty(), Map.of(), List.of());
  }

  /** The value of an option, by its long name. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
