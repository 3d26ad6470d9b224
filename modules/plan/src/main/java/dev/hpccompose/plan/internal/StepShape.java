package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Step;
import dev.hpccompose.plan.Step.Origin;
import dev.hpccompose.plan.Step.Placement;
import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The shape of one step: what the service says, else what flows down from the top level, else a
 * default. Sizes that raw options may change do not flow, because a step above the allocation is
 * refused.
 */
final class StepShape {

  private final Geometry geometry;
  private final ServiceSpec service;
  private final Resources own;
  private final Resources job;
  private final boolean distributed;
  private final int nodes;
  private final Map<String, Origin> origins = new LinkedHashMap<>();

  StepShape(Geometry geometry, ServiceSpec service) {
    this.geometry = geometry;
    this.service = service;
    own = service.slurm().resources();
    job = geometry.job();
    distributed = geometry.isDistributed(service);
    nodes = distributed ? geometry.nodes() : 1;
  }

  /**
   * The shape.
   *
   * @throws ArithmeticException when a product of sizes does not fit
   */
  Step step() {
    origins.put("nodes", own.nodes().isPresent() ? Origin.SERVICE : placedBy());
    int tasks = tasks();
    return new Step(
        distributed ? Placement.WHOLE_ALLOCATION : Placement.PRIMARY_NODE,
        nodes,
        tasks,
        tasksPerNode(),
        cpusPerTask(),
        mem(),
        gpus(tasks),
        gres(),
        service.slurm().extraSrunArgs().stream().map(Located::value).toList(),
        origins);
  }

  private Origin placedBy() {
    return distributed ? Origin.JOB : Origin.DEFAULT;
  }

  private int tasks() {
    if (own.ntasks().isPresent()) {
      return from(Origin.SERVICE, "ntasks", own.ntasks().get().value());
    }
    if (own.ntasksPerNode().isPresent()) {
      return from(Origin.SERVICE, "ntasks", times(own.ntasksPerNode().get(), nodes));
    }
    if (geometry.hasTheJobsTasks(service)
        && (job.ntasks().isPresent() || job.ntasksPerNode().isPresent())) {
      return from(Origin.JOB, "ntasks", Math.toIntExact(geometry.tasks()));
    }
    return from(Origin.DEFAULT, "ntasks", nodes);
  }

  private OptionalInt tasksPerNode() {
    if (own.ntasksPerNode().isPresent()) {
      return some(Origin.SERVICE, "ntasks_per_node", own.ntasksPerNode().get().value());
    }
    return own.ntasks().isEmpty()
            && geometry.hasTheJobsTasks(service)
            && job.ntasksPerNode().isPresent()
        ? some(Origin.JOB, "ntasks_per_node", job.ntasksPerNode().get().value())
        : OptionalInt.empty();
  }

  private int cpusPerTask() {
    if (own.cpusPerTask().isPresent()) {
      return from(Origin.SERVICE, "cpus_per_task", own.cpusPerTask().get().value());
    }
    return job.cpusPerTask()
        .map(cpus -> from(Origin.JOB, "cpus_per_task", cpus.value()))
        .orElseGet(() -> from(Origin.DEFAULT, "cpus_per_task", 1));
  }

  private Optional<String> mem() {
    if (own.mem().isPresent()) {
      return Optional.of(from(Origin.SERVICE, "mem", own.mem().get().value().text()));
    }
    return geometry.mem().map(Memory::text).map(mem -> from(Origin.JOB, "mem", mem));
  }

  private Optional<String> gres() {
    if (own.gres().isPresent()) {
      return own.gres().map(gres -> from(Origin.SERVICE, "gres", gres.value().text()));
    }
    return own.gpus().isPresent() || geometry.open().contains(Amount.DEVICES)
        ? Optional.empty()
        : job.gres().map(Located::value).map(Gres::text).map(g -> from(Origin.JOB, "gres", g));
  }

  private OptionalInt gpus(int tasks) {
    if (own.gres().isPresent()) {
      return OptionalInt.empty();
    }
    if (own.gpus().isPresent()) {
      return some(Origin.SERVICE, "gpus", own.gpus().get().value());
    }
    return job.gres().isPresent() || geometry.open().contains(Amount.DEVICES)
        ? OptionalInt.empty()
        : inheritedGpus(tasks);
  }

  /** How the GPUs of a job are dealt to its nodes is not known: a helper says nothing of them. */
  private OptionalInt inheritedGpus(int tasks) {
    if (job.gpus().isPresent()) {
      return distributed || geometry.nodes() == 1
          ? some(Origin.JOB, "gpus", job.gpus().get().value())
          : OptionalInt.empty();
    }
    if (job.gpusPerNode().isPresent()) {
      return some(Origin.JOB, "gpus", times(job.gpusPerNode().get(), nodes));
    }
    return job.gpusPerTask().isPresent() && geometry.hasTheJobsTasks(service)
        ? some(Origin.JOB, "gpus", times(job.gpusPerTask().get(), tasks))
        : OptionalInt.empty();
  }

  private static int times(Located<Integer> each, int count) {
    return Math.multiplyExact(each.value(), count);
  }

  private OptionalInt some(Origin origin, String key, int value) {
    return OptionalInt.of(from(origin, key, value));
  }

  private <T> T from(Origin origin, String key, T value) {
    origins.put(key, origin);
    return value;
  }
}
