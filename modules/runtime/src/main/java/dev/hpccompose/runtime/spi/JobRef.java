package dev.hpccompose.runtime.spi;

import java.util.Optional;

/**
 * A job as its scheduler knows it.
 *
 * @param jobId its id
 * @param runId the run that it belongs to; ids come back after a scheduler's reset, runs do not
 * @param cluster the cluster, where the scheduler named one
 * @param pid process id of the supervisor, with the embedded engine only
 * @param host the machine of that process, with the embedded engine only
 */
public record JobRef(
    String jobId,
    String runId,
    Optional<String> cluster,
    Optional<Long> pid,
    Optional<String> host) {}
