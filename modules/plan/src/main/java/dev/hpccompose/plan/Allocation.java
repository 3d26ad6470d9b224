package dev.hpccompose.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked from the scheduler for the job as a whole. Texts are in Slurm's own grammar (man
 * page sbatch(1)).
 *
 * @param partition {@code --partition}
 * @param time {@code --time}
 * @param nodes {@code --nodes}; 1 when the spec is silent
 * @param ntasks {@code --ntasks}
 * @param cpusPerTask {@code --cpus-per-task}
 * @param mem {@code --mem}
 * @param output {@code --output}
 * @param submitArgs raw options, each the text of one directive
 */
public record Allocation(
    Optional<String> partition,
    Optional<String> time,
    int nodes,
    OptionalInt ntasks,
    OptionalInt cpusPerTask,
    Optional<String> mem,
    Optional<String> output,
    List<String> submitArgs) {

  public Allocation {
    submitArgs = List.copyOf(submitArgs);
  }
}
