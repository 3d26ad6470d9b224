package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Step;
import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSpec;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The shapes of steps, S-189 to S-193, and what the job has for them.
 *
 * @param job what the job asks for
 * @param open the amounts that the job's sizes do not settle
 * @param alone whether the job has one service only
 * @param steps the steps that were worked out; several checks ask for each
 */
record Geometry(
    Resources job, Set<Amount> open, boolean alone, IdentityHashMap<Object, Step> steps) {

  static Geometry of(ComposeSpec spec) {
    return new Geometry(
        spec.slurm().resources(),
        Amount.open(spec.slurm()),
        spec.services().size() == 1,
        new IdentityHashMap<>());
  }

  /** Nodes of the allocation. */
  int nodes() {
    return job.nodes().map(Located::value).orElse(1);
  }

  /** Whether a service runs on all nodes of an allocation that has several. */
  boolean isDistributed(ServiceSpec service) {
    return nodes() > 1
        && service.slurm().resources().nodes().map(asked -> asked.value() == nodes()).orElse(alone);
  }

  /** Whether the tasks of the job are those of a service: it has the allocation for itself. */
  boolean hasTheJobsTasks(ServiceSpec service) {
    return isDistributed(service) || (alone && nodes() == 1);
  }

  /** The step of a service. */
  Step step(ServiceSpec service) {
    Step known = steps.get(sizes(service));
    if (known == null) {
      known = new StepShape(this, service).step();
      steps.put(sizes(service), known);
    }
    return known;
  }

  /** Services that say nothing of sizes share one record of them, and so one step. */
  private static Object sizes(ServiceSpec service) {
    return service.slurm().extraSrunArgs().isEmpty() ? service.slurm().resources() : service;
  }

  /** Tasks of the job. */
  long tasks() {
    return job.ntasks()
        .map(tasks -> (long) tasks.value())
        .or(() -> job.ntasksPerNode().map(each -> (long) Math.multiplyExact(each.value(), nodes())))
        .orElse((long) nodes());
  }

  /** CPUs of the job; nothing when they are not settled here. */
  OptionalLong cpus() {
    return open.contains(Amount.CPUS) || job.cpusPerGpu().isPresent()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.multiplyExact(tasks(), (long) cpusPerTask()));
  }

  /** CPUs of each node as they are usually dealt; nothing when they are not settled here. */
  OptionalLong cpusPerNode() {
    long tasks =
        job.ntasksPerNode()
            .map(perNode -> (long) perNode.value())
            .orElse(Math.ceilDiv(tasks(), (long) nodes()));
    return cpus().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.multiplyExact(tasks, (long) cpusPerTask()));
  }

  private int cpusPerTask() {
    return job.cpusPerTask().map(Located::value).orElse(1);
  }

  /** Memory of each node; nothing when the spec does not settle it. */
  Optional<Memory> mem() {
    return open.contains(Amount.MEMORY)
        ? Optional.empty()
        : job.mem().map(Located::value).filter(mem -> !mem.isWholeNode());
  }

  /** GPUs of the job, 0 when it asks for none; nothing when they are not settled here. */
  OptionalLong gpus() {
    if (open.contains(Amount.DEVICES)) {
      return OptionalLong.empty();
    }
    OptionalLong perNode = gpusPerNode();
    if (perNode.isPresent()) {
      return OptionalLong.of(Math.multiplyExact(perNode.getAsLong(), (long) nodes()));
    }
    return OptionalLong.of(
        job.gpus()
            .map(gpus -> (long) gpus.value())
            .or(() -> job.gpusPerTask().map(gpus -> Math.multiplyExact(gpus.value(), tasks())))
            .orElse(0L));
  }

  /** GPUs of each node, where the job asks by node. */
  OptionalLong gpusPerNode() {
    if (open.contains(Amount.DEVICES)) {
      return OptionalLong.empty();
    }
    if (job.gres().isPresent()) {
      return OptionalLong.of(job.gres().get().value().gpus());
    }
    if (job.gpusPerNode().isPresent()) {
      return OptionalLong.of(job.gpusPerNode().get().value());
    }
    return nodes() == 1 && job.gpus().isPresent()
        ? OptionalLong.of(job.gpus().get().value())
        : OptionalLong.empty();
  }

  /** How many of another generic resource each node has; nothing when that is not settled here. */
  OptionalLong devices(String name) {
    return open.contains(Amount.DEVICES)
        ? OptionalLong.empty()
        : OptionalLong.of(
            job.gres().map(Located::value).map(Gres::items).stream()
                .flatMap(List::stream)
                .filter(item -> item.name().equals(name))
                .mapToLong(Gres.Item::count)
                .reduce(0, Math::addExact));
  }

  /** Reports what no allocation of this job can give. */
  void check(List<ServiceSpec> services, Problems problems) {
    services.forEach(service -> checkNodes(service, problems));
    services.stream()
        .filter(this::isDistributed)
        .skip(1)
        .forEach(second -> reportSecond(second, problems));
    if (new Overflow(this, problems).isClean(services)) {
      services.forEach(service -> new StepCheck(this, service, problems).check());
      new TogetherCheck(this, problems).check(services);
    }
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
}
