package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.ImageReference;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.VariableSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves single services.
 *
 * @param directory directory of the spec
 * @param inContainer whether services run in containers
 * @param geometry the shapes of steps
 */
record ServicePlans(Path directory, boolean inContainer, Geometry geometry) {

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

  ServicePlan plan(ServiceSpec service, String token) {
    return new ServicePlan(
        service.name().value(),
        token,
        inContainer
            ? service.image().map(Located::value).map(ServicePlans::image)
            : Optional.empty(),
        Invocations.of(service, inContainer),
        environment(service),
        inContainer ? mounts(service) : List.of(),
        service.program().workingDir().map(Located::value).map(this::workingDir),
        service.dependsOn().stream().map(ServicePlans::dependency).toList(),
        service.readiness().map(Located::value).map(Readinesses::of),
        policy(service.slurm().failurePolicy()),
        geometry.step(service),
        service.stop().gracePeriod().map(Located::value).orElse(DEFAULT_GRACE));
  }

  private static String image(ImageReference reference) {
    return switch (reference) {
      case ImageReference.Remote(String uri) -> uri;
      case ImageReference.LocalFile(Path path) -> path.toString();
    };
  }

  private static Map<String, String> environment(ServiceSpec service) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (VariableSpec variable : service.environment()) {
      environment.put(variable.name().value(), variable.value());
    }
    return environment;
  }

  private static List<Mount> mounts(ServiceSpec service) {
    return service.volumes().stream()
        .map(Located::value)
        .map(v -> new Mount(v.source(), v.target(), v.readOnly()))
        .toList();
  }

  /** A host process starts beside its spec; a container has directories of its own. */
  private String workingDir(String path) {
    return inContainer ? path : directory.resolve(path).normalize().toString();
  }

  private static Dependency dependency(DependencySpec spec) {
    return new Dependency(
        spec.service().value(),
        switch (spec.condition()) {
          case STARTED -> Dependency.Condition.STARTED;
          case HEALTHY -> Dependency.Condition.HEALTHY;
          case COMPLETED -> Dependency.Condition.COMPLETED;
        });
  }

  private static FailurePolicy policy(FailurePolicySpec spec) {
    return switch (spec) {
      case FailurePolicySpec.FailJob() -> new FailurePolicy.FailJob();
      case FailurePolicySpec.Ignore() -> new FailurePolicy.Ignore();
      case FailurePolicySpec.RestartOnFailure(int max, Duration backoff) ->
          new FailurePolicy.RestartOnFailure(max, backoff);
    };
  }
}
