package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.VolumeSpec;

/** One item of {@code volumes}. */
sealed interface MountEntry {

  /** A directory or a file of the host. */
  record Bind(Located<VolumeSpec> volume) implements MountEntry {}

  /** A temporary file system at this path. */
  record Tmpfs(Located<String> target) implements MountEntry {}
}
