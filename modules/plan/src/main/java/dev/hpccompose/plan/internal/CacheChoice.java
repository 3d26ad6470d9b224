package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.CacheDirectory.Origin;
import dev.hpccompose.plan.NodeLocal;
import dev.hpccompose.plan.PlanContext;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;

/** Where images are cached: S-106. */
final class CacheChoice {

  private CacheChoice() {}

  /** What the spec says, or else the project settings, or else the place below the home. */
  static CacheDirectory of(ComposeSpec spec, PlanContext context) {
    return spec.slurm()
        .cacheDir()
        .map(written -> new CacheDirectory(written.value(), new Origin.Spec(written.span())))
        .or(context::cache)
        .orElseGet(() -> CacheDirectory.standard(context.home()));
  }

  /** Warns of directories that other nodes do not see; only those who submit refuse them. */
  static void check(CacheDirectory chosen, Problems problems) {
    if (NodeLocal.holds(chosen.path())) {
      chosen
          .span()
          .ifPresent(
              span ->
                  problems.add(
                      DiagnosticCode.CACHE_ON_LOCAL_DISK,
                      span,
                      "the cache directory '" + chosen.path() + "' is not visible from other nodes",
                      "use a directory of a shared file system; submission refuses this one"));
    }
  }
}
