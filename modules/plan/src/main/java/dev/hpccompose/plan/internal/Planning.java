package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.PlanContext;
import dev.hpccompose.plan.PlanResult;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.BackendRules;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the planner. */
public final class Planning {

  private final ComposeSpec spec;
  private final PlanContext context;
  private final Backend backend;
  private final Geometry geometry;
  private final Features features;
  private final Problems problems = new Problems();

  /** A run for one spec. */
  public Planning(ComposeSpec spec, PlanContext context) {
    this.spec = spec;
    this.context = context;
    this.backend = context.backend().orElse(spec.backend());
    this.geometry = Geometry.of(spec);
    this.features = new Features(spec);
  }

  /** Checks and resolves. */
  public PlanResult run() {
    check();
    Map<String, String> tokens = FileTokens.of(spec.services(), problems);
    Optional<Plan> plan = problems.hasErrors() ? Optional.empty() : Optional.of(plan(tokens));
    return new PlanResult(plan, problems.ordered());
  }

  private void check() {
    if (backend != spec.backend()) {
      problems.addAll(BackendRules.check(spec, backend));
    }
    geometry.check(spec.services(), problems);
    spec.services().stream()
        .filter(geometry::isDistributed)
        .forEach(service -> Readinesses.checkDistributed(service, problems));
    spec.services().forEach(service -> Containers.check(service, problems));
    features.check(problems);
    if (backend.usesImages()) {
      spec.services().forEach(this::checkWorkingDir);
      new MountRules(spec, problems).check();
      CacheChoice.check(CacheChoice.of(spec, context), problems);
    } else {
      spec.services().forEach(new HostRules(problems)::check);
    }
  }

  private void checkWorkingDir(ServiceSpec service) {
    service
        .program()
        .workingDir()
        .filter(directory -> !directory.value().startsWith("/"))
        .ifPresent(
            directory ->
                problems.add(
                    DiagnosticCode.BAD_PATH,
                    directory.span(),
                    "the working_dir of service '" + service.name().value() + "' is not absolute",
                    "write the path inside the container, such as /workspace"));
  }

  private Plan plan(Map<String, String> tokens) {
    ServicePlans services =
        new ServicePlans(spec.directory(), backend.usesImages(), geometry, tokens.keySet());
    List<ServicePlan> ordered =
        StartOrder.of(spec.services()).stream()
            .map(service -> services.plan(service, tokens.getOrDefault(service.name().value(), "")))
            .toList();
    return new Plan(
        jobName(),
        spec.file(),
        backend.word(),
        Allocations.of(spec.slurm(), geometry.nodes()),
        CacheChoice.of(spec, context),
        spec.slurm().setup().stream().map(Located::value).toList(),
        ordered,
        spec.main().map(Located::value),
        features.features());
  }

  private String jobName() {
    return spec.slurm().jobName().or(spec::name).map(Located::value).orElseGet(this::defaultName);
  }

  /** The name of the spec's directory, with nothing in it that a directive could not hold. */
  private String defaultName() {
    Path name = spec.directory().getFileName();
    String text = name == null ? "" : name.toString().replaceAll("[^\\p{Alnum}._-]", "_");
    return text.isEmpty() ? "hpc-compose" : text;
  }
}
