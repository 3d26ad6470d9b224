package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.VolumeSpec;
import java.util.ArrayList;
import java.util.List;

/** One item of {@code volumes}. */
sealed interface MountEntry {

  /** A directory or a file of the host. */
  record Bind(Located<VolumeSpec> volume) implements MountEntry {}

  /** A temporary file system at this path. */
  record Tmpfs(Located<String> target) implements MountEntry {}

  /** Those of the host. */
  static List<Located<VolumeSpec>> volumes(List<MountEntry> mounts) {
    List<Located<VolumeSpec>> volumes = new ArrayList<>();
    for (MountEntry mount : mounts) {
      if (mount instanceof Bind(Located<VolumeSpec> volume)) {
        volumes.add(volume);
      }
    }
    return volumes;
  }
}
