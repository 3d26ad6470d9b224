package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.DependencySpec.Condition;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;

/** What a service waits for must exist and be able to happen: S-225 to S-230. */
record DependencyCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    for (ServiceSpec service : spec.services()) {
      for (DependencySpec dependency : service.dependsOn()) {
        spec.service(dependency.service().value())
            .ifPresentOrElse(
                target -> check(service, dependency, target, findings),
                () ->
                    ServiceNames.reportUnknown(
                        dependency.service(), "service '" + service.name().value() + "' waits for",
                        spec, findings));
      }
    }
  }

  private static void check(
      ServiceSpec service, DependencySpec dependency, ServiceSpec target, Findings findings) {
    if (findings.errorIn(target.span())) {
      return;
    }
    String name = target.name().value();
    if (dependency.condition() == Condition.HEALTHY && target.readiness().isEmpty()) {
      findings.add(
          DiagnosticCode.HEALTHY_WITHOUT_READINESS,
          dependency.service().span(),
          "service '"
              + service.name().value()
              + "' waits until '"
              + name
              + "' is healthy, but that has no readiness",
          "give '" + name + "' a 'readiness', or wait for 'service_started'");
    }
    if (target.slurm().failurePolicy() instanceof FailurePolicySpec.Ignore) {
      findings.add(
          DiagnosticCode.DEPENDENCY_IGNORES_FAILURE,
          dependency.service().span(),
          "service '"
              + service.name().value()
              + "' waits for '"
              + name
              + "', whose failure is ignored",
          "give '" + name + "' another failure policy, or do not wait for it");
    }
  }
}
