package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import java.nio.file.Path;

/** Where images are cached. */
final class CacheDirectory {

  private CacheDirectory() {}

  static Path of(ComposeSpec spec, Path home) {
    return spec.slurm()
        .cacheDir()
        .map(Located::value)
        .orElseGet(() -> home.resolve(".cache/hpc-compose"));
  }

  /** Warns of directories that other nodes do not see; only those who submit refuse them. */
  static void check(ComposeSpec spec, Problems problems) {
    spec.slurm()
        .cacheDir()
        .filter(written -> NodeLocal.holds(written.value()))
        .ifPresent(
            written ->
                problems.add(
                    DiagnosticCode.CACHE_ON_LOCAL_DISK,
                    written.span(),
                    "the cache directory '" + written.value() + "' is not visible from other nodes",
                    "use a directory of a shared file system; submission refuses this one"));
  }
}
