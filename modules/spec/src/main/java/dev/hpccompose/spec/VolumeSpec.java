package dev.hpccompose.spec;

import java.nio.file.Path;

/**
 * A bind mount.
 *
 * @param source absolute path on the host
 * @param target absolute, normalised path in the container
 * @param readOnly whether the service may only read it
 */
public record VolumeSpec(Path source, String target, boolean readOnly) {}
