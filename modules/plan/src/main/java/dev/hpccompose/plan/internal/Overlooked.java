package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSpec;

/** Sizes that do nothing because another one of the same level wins: S-154, S-249. */
record Overlooked(Problems problems) {

  void job(Resources job) {
    check(job, "the job");
  }

  void service(ServiceSpec service) {
    check(service.slurm().resources(), "service '" + service.name().value() + "'");
  }

  private void check(Resources resources, String who) {
    resources
        .gpus()
        .filter(gpus -> resources.gres().isPresent())
        .ifPresent(
            gpus ->
                problems.add(
                    DiagnosticCode.GRES_WINS,
                    gpus.span(),
                    "'gpus' of " + who + " does nothing, because 'gres' is set beside it",
                    "keep one of the two"));
  }
}
