package dev.hpccompose.runtime.spi;

import java.nio.file.Path;

/**
 * A script to submit.
 *
 * @param runId the run
 * @param script the script, absolute
 * @param submitDirectory the directory in which the job starts, absolute
 * @param root the {@code .hpc-compose} directory of the run, absolute
 */
public record SubmitRequest(String runId, Path script, Path submitDirectory, Path root) {}
