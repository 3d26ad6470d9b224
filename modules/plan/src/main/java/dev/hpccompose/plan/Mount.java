package dev.hpccompose.plan;

import java.nio.file.Path;

/**
 * A bind mount.
 *
 * @param source absolute path on the host
 * @param target absolute path in the container
 * @param readOnly whether the service may only read it
 */
public record Mount(Path source, String target, boolean readOnly) {}
