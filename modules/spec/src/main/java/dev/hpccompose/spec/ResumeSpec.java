package dev.hpccompose.spec;

import java.nio.file.Path;

/**
 * The mapping {@code x-slurm.resume}.
 *
 * @param path {@code path}, absolute, on the host
 */
public record ResumeSpec(Located<Path> path) {}
