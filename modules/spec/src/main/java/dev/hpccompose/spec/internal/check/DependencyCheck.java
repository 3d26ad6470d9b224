package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.DependencySpec.Condition;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a service waits for must exist and be able to happen: S-225 to S-230. */
record DependencyCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    Map<String, ServiceSpec> services = new HashMap<>();
    spec.services().forEach(service -> services.put(service.name().value(), service));
    Set<String> doubtful = doubtful(spec, findings);
    for (ServiceSpec service : spec.services()) {
      for (DependencySpec dependency : service.dependsOn()) {
        String name = dependency.service().value();
        ServiceSpec target = services.get(name);
        if (target == null && !dependency.required()) {
          reportOptional(service, dependency, findings);
        } else if (target == null) {
          reportUnknown(service, dependency, spec, findings);
        } else if (!doubtful.contains(name)) {
          check(service, dependency, target, findings);
        }
      }
    }
  }

  /** The services of which an error may have hidden what they say. */
  private static Set<String> doubtful(ComposeSpec spec, Findings findings) {
    return spec.services().stream()
        .filter(service -> findings.errorIn(service.span()))
        .map(service -> service.name().value())
        .collect(Collectors.toSet());
  }

  private static void reportUnknown(
      ServiceSpec service, DependencySpec dependency, ComposeSpec spec, Findings findings) {
    String prefix = "service '" + service.name().value() + "' waits for";
    ServiceNames.reportUnknown(dependency.service(), prefix, spec, findings);
  }

  private static void reportOptional(
      ServiceSpec service, DependencySpec dependency, Findings findings) {
    findings.add(
        DiagnosticCode.OPTIONAL_SERVICE_MISSING,
        dependency.service().span(),
        "service '"
            + service.name().value()
            + "' does not wait for '"
            + dependency.service().value()
            + "', which is not in this run",
        "add the service, or remove the dependency");
  }

  private static void check(
      ServiceSpec service, DependencySpec dependency, ServiceSpec target, Findings findings) {
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
