package dev.hpccompose.spec;

import java.util.List;
import java.util.Optional;

/**
 * The mapping {@code x-slurm} of the top level. Texts are in Slurm's own grammar, as written, and
 * hold no control character.
 *
 * @param jobName {@code job_name}
 * @param partition {@code partition}
 * @param time {@code time}, a walltime of sbatch(1)
 * @param nodes {@code nodes}
 * @param ntasks {@code ntasks}
 * @param cpusPerTask {@code cpus_per_task}
 * @param mem {@code mem}, a memory size of sbatch(1)
 * @param output {@code output}
 * @param cacheDir {@code cache_dir}, absolute or relative to the spec's directory
 * @param setup {@code setup}, raw shell lines
 * @param submitArgs {@code submit_args}, raw options
 * @param main {@code main}, the name of a service
 */
public record SlurmSection(
    Optional<Located<String>> jobName,
    Optional<Located<String>> partition,
    Optional<Located<String>> time,
    Optional<Located<Integer>> nodes,
    Optional<Located<Integer>> ntasks,
    Optional<Located<Integer>> cpusPerTask,
    Optional<Located<String>> mem,
    Optional<Located<String>> output,
    Optional<Located<String>> cacheDir,
    List<Located<String>> setup,
    List<Located<String>> submitArgs,
    Optional<Located<String>> main) {

  public SlurmSection {
    setup = List.copyOf(setup);
    submitArgs = List.copyOf(submitArgs);
  }
}
