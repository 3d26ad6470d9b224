package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Hook;
import dev.hpccompose.plan.Lifecycle;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.plan.Registration;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Stop;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.HookSpec;
import dev.hpccompose.spec.ImageReference;
import dev.hpccompose.spec.LifecycleSpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.PrepareSpec;
import dev.hpccompose.spec.RendezvousProviderSpec;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.StopSpec;
import dev.hpccompose.spec.VariableSpec;
import dev.hpccompose.spec.VolumeSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves single services.
 *
 * @param directory directory of the spec
 * @param inContainer whether services run in containers
 * @param geometry the shapes of steps
 * @param names the services of this run
 */
record ServicePlans(Path directory, boolean inContainer, Geometry geometry, Set<String> names) {

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
  private static final String DEFAULT_SIGNAL = "TERM";

  ServicePlan plan(ServiceSpec service, String token) {
    return new ServicePlan(
        service.name().value(),
        token,
        inContainer
            ? service.image().map(Located::value).map(ImageReference::text)
            : Optional.empty(),
        Invocations.of(service, inContainer),
        environment(service.environment()),
        inContainer ? mounts(service.volumes()) : List.of(),
        service.program().workingDir().map(Located::value).map(this::workingDir),
        dependencies(service),
        service.readiness().map(Located::value).map(Readinesses::of),
        policy(service.slurm().failurePolicy()),
        geometry.step(service),
        stop(service.stop()),
        Containers.of(service, StagedFiles.of(service, token)),
        service.slurm().register().map(ServicePlans::registration),
        inContainer ? service.prepare().map(ServicePlans::preparation) : Optional.empty(),
        lifecycle(service.lifecycle()));
  }

  private Lifecycle lifecycle(LifecycleSpec spec) {
    return new Lifecycle(
        Each.mapped(spec.postStart(), this::hook),
        Each.mapped(spec.preStop(), this::hook),
        Each.mapped(spec.successExitCodes(), Located::value));
  }

  private Hook hook(HookSpec spec) {
    return new Hook(
        spec.command().argv(),
        environment(spec.environment()),
        spec.workingDir().map(Located::value).map(this::workingDir),
        spec.timeout());
  }

  private static Map<String, String> environment(List<VariableSpec> variables) {
    Map<String, String> environment = new LinkedHashMap<>();
    variables.forEach(variable -> environment.put(variable.name().value(), variable.value()));
    return environment;
  }

  private static List<Mount> mounts(List<Located<VolumeSpec>> volumes) {
    return Each.mapped(volumes, volume -> mount(volume.value()));
  }

  private static Mount mount(VolumeSpec volume) {
    return new Mount(volume.source(), volume.target(), volume.readOnly());
  }

  /** A host process starts beside its spec; a container has directories of its own. */
  private String workingDir(String path) {
    return inContainer ? path : directory.resolve(path).normalize().toString();
  }

  /** Who is not part of this run is not waited for: only what is not required may be absent. */
  private List<Dependency> dependencies(ServiceSpec service) {
    List<DependencySpec> written = service.dependsOn();
    if (written.isEmpty()) {
      return List.of();
    }
    return written.stream()
        .filter(dependency -> names.contains(dependency.service().value()))
        .map(ServicePlans::dependency)
        .toList();
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
    if (spec
        instanceof
        FailurePolicySpec.RestartOnFailure(int max, var backoff, var maxBackoff, var window)) {
      return new FailurePolicy.RestartOnFailure(max, backoff, maxBackoff, window);
    }
    return spec instanceof FailurePolicySpec.Ignore
        ? new FailurePolicy.Ignore()
        : new FailurePolicy.FailJob();
  }

  private static Stop stop(StopSpec spec) {
    return new Stop(
        spec.signal().map(Located::value).orElse(DEFAULT_SIGNAL),
        spec.gracePeriod().map(Located::value).orElse(DEFAULT_GRACE));
  }

  private static Registration registration(RendezvousProviderSpec spec) {
    return new Registration(
        spec.name().value(), spec.port(), spec.protocol(), spec.path(), spec.ttl());
  }

  private static Preparation preparation(PrepareSpec spec) {
    return new Preparation(
        Each.mapped(spec.commands(), Located::value),
        mounts(spec.mounts()),
        environment(spec.environment()),
        spec.root(),
        spec.hashMounts());
  }
}
