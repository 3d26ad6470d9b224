package dev.hpccompose.spec;

import java.util.Optional;

/**
 * The mapping {@code x-slurm} of a service.
 *
 * @param nodes {@code nodes}
 * @param ntasks {@code ntasks}
 * @param cpusPerTask {@code cpus_per_task}
 * @param failurePolicy {@code failure_policy}; {@link FailurePolicySpec.FailJob} when the spec is
 *     silent
 */
public record ServiceSlurm(
    Optional<Located<Integer>> nodes,
    Optional<Located<Integer>> ntasks,
    Optional<Located<Integer>> cpusPerTask,
    FailurePolicySpec failurePolicy) {}
