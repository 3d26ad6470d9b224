package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Step;
import dev.hpccompose.plan.Step.Placement;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The shapes of steps: S-190 to S-193.
 *
 * @param slurm what the job asks for
 * @param alone whether the job has one service only
 */
record Geometry(Resources slurm, boolean alone) {

  static Geometry of(ComposeSpec spec) {
    return new Geometry(spec.slurm().resources(), spec.services().size() == 1);
  }

  /** Nodes of the allocation. */
  int nodes() {
    return slurm.nodes().map(Located::value).orElse(1);
  }

  /** Whether a service runs on all nodes of an allocation that has several. */
  boolean isDistributed(ServiceSpec service) {
    return nodes() > 1
        && service.slurm().resources().nodes().map(asked -> asked.value() == nodes()).orElse(alone);
  }

  /** The step of a service. */
  Step step(ServiceSpec service) {
    boolean distributed = isDistributed(service);
    return new Step(
        distributed ? Placement.WHOLE_ALLOCATION : Placement.PRIMARY_NODE,
        distributed ? nodes() : 1,
        tasks(service, distributed),
        OptionalInt.empty(),
        cpusPerTask(service));
  }

  /** A helper has one task; who has the allocation for itself has all of its tasks. */
  private int tasks(ServiceSpec service, boolean distributed) {
    int inherited = distributed ? nodes() : 1;
    Optional<Integer> ofJob =
        distributed || alone ? slurm.ntasks().map(Located::value) : Optional.empty();
    return service
        .slurm()
        .resources()
        .ntasks()
        .map(Located::value)
        .or(() -> ofJob)
        .orElse(inherited);
  }

  private int cpusPerTask(ServiceSpec service) {
    return service
        .slurm()
        .resources()
        .cpusPerTask()
        .or(slurm::cpusPerTask)
        .map(Located::value)
        .orElse(1);
  }

  /** Reports what no allocation of this job can give. */
  void check(List<ServiceSpec> services, Problems problems) {
    services.forEach(service -> checkNodes(service, problems));
    services.stream()
        .filter(this::isDistributed)
        .skip(1)
        .forEach(second -> reportSecond(second, problems));
    services.forEach(service -> checkSize(service, problems));
  }

  private void checkNodes(ServiceSpec service, Problems problems) {
    service
        .slurm()
        .resources()
        .nodes()
        .filter(asked -> asked.value() != 1 && asked.value() != nodes())
        .ifPresent(
            asked ->
                problems.add(
                    DiagnosticCode.SERVICE_NODES,
                    asked.span(),
                    "service '"
                        + service.name().value()
                        + "' asks for "
                        + asked.value()
                        + " nodes, but the job has "
                        + nodes(),
                    "a service runs on 1 node or on all " + nodes() + " of 'x-slurm.nodes'"));
  }

  private static void reportSecond(ServiceSpec service, Problems problems) {
    problems.add(
        DiagnosticCode.SEVERAL_DISTRIBUTED,
        service
            .slurm()
            .resources()
            .nodes()
            .map(Located::span)
            .orElseGet(() -> service.name().span()),
        "service '" + service.name().value() + "' is a second service on all nodes",
        "one service may span the allocation: give the others 'nodes: 1'");
  }

  private void checkSize(ServiceSpec service, Problems problems) {
    Step step = step(service);
    long asked = Math.multiplyFull(step.ntasks(), step.cpusPerTask());
    long given =
        Math.multiplyFull(
            slurm.ntasks().map(Located::value).orElse(nodes()),
            slurm.cpusPerTask().map(Located::value).orElse(1));
    if (asked > given) {
      problems.add(
          DiagnosticCode.STEP_TOO_LARGE,
          service
              .slurm()
              .resources()
              .ntasks()
              .or(service.slurm().resources()::cpusPerTask)
              .map(Located::span)
              .orElseGet(() -> service.name().span()),
          "service '"
              + service.name().value()
              + "' asks for "
              + asked
              + " CPUs (ntasks times"
              + " cpus_per_task), but the job asks for "
              + given,
          "raise 'ntasks' or 'cpus_per_task' of the top-level 'x-slurm'");
    }
  }
}
