package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Step;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.SourceSpan;
import java.util.OptionalLong;

/**
 * One step against what the job asks for. Where the job's own numbers are written, a step above
 * them could never start; where they are a default of ours, the site may give more.
 */
final class StepCheck {

  private final Geometry geometry;
  private final ServiceSpec service;
  private final Problems problems;
  private final Resources own;
  private final Resources job;
  private final Step step;

  StepCheck(Geometry geometry, ServiceSpec service, Problems problems) {
    this.geometry = geometry;
    this.service = service;
    this.problems = problems;
    own = service.slurm().resources();
    job = geometry.job();
    step = geometry.step(service);
  }

  void check() {
    geometry.cpus().ifPresent(this::cpus);
    geometry.mem().ifPresent(this::mem);
    geometry.gpus().ifPresent(this::gpus);
    own.gres().ifPresent(this::devices);
  }

  private void cpus(long given) {
    long asked = Math.multiplyFull(step.ntasks(), step.cpusPerTask());
    long perNode = geometry.cpusPerNode().orElse(given);
    if (asked > given) {
      report(
          job.cpusPerTask().isPresent(),
          cpuPlace(),
          asksFor(asked + " CPUs (ntasks times cpus_per_task)", "for " + given),
          "raise 'ntasks' or 'cpus_per_task' of the top-level 'x-slurm'");
    } else if (step.nodes() == 1 && asked > perNode) {
      report(
          job.cpusPerTask().isPresent() && job.ntasksPerNode().isPresent(),
          cpuPlace(),
          asksFor(asked + " CPUs on one node", "for " + perNode + " on each"),
          "raise 'ntasks_per_node' or 'cpus_per_task' of the top-level 'x-slurm'");
    } else if (step.ntasks() > geometry.tasks()) {
      report(
          false,
          cpuPlace(),
          asksFor(step.ntasks() + " tasks", "for " + geometry.tasks()),
          "raise 'ntasks' of the top-level 'x-slurm': newer versions of Slurm refuse such a step");
    }
  }

  private SourceSpan cpuPlace() {
    return own.ntasks()
        .or(own::ntasksPerNode)
        .or(own::cpusPerTask)
        .map(Located::span)
        .orElseGet(() -> service.name().span());
  }

  private void mem(Memory given) {
    own.mem()
        .filter(asked -> asked.value().kibibytes() > given.kibibytes())
        .ifPresent(
            asked ->
                report(
                    true,
                    asked.span(),
                    asksFor(
                        "'" + asked.value().text() + "' of memory on each node",
                        "for '" + given.text() + "'"),
                    "raise 'mem' of the top-level 'x-slurm'"));
  }

  private void gpus(long given) {
    long each = own.gres().map(gres -> gres.value().gpus()).orElse(0L);
    long asked =
        own.gres().isPresent()
            ? Math.multiplyExact(each, (long) step.nodes())
            : own.gpus().map(gpus -> (long) gpus.value()).orElse(0L);
    OptionalLong perNode = geometry.gpusPerNode();
    if (asked > given) {
      report(
          given > 0,
          gpuPlace(),
          asksFor(asked + " GPUs", given == 0 ? "for none" : "for " + given),
          "raise 'gpus' or 'gres' of the top-level 'x-slurm'");
    } else if (step.nodes() == 1 && perNode.isPresent() && asked > perNode.getAsLong()) {
      report(
          true,
          gpuPlace(),
          asksFor(asked + " GPUs on one node", "for " + perNode.getAsLong() + " on each"),
          "raise the GPUs of each node in the top-level 'x-slurm'");
    }
  }

  private SourceSpan gpuPlace() {
    return own.gres()
        .map(Located::span)
        .or(() -> own.gpus().map(Located::span))
        .orElseGet(() -> service.name().span());
  }

  private void devices(Located<Gres> gres) {
    gres.value().items().stream()
        .map(Gres.Item::name)
        .filter(name -> !name.equals("gpu"))
        .distinct()
        .forEach(name -> device(gres, name));
  }

  private void device(Located<Gres> gres, String name) {
    long asked =
        gres.value().items().stream()
            .filter(item -> item.name().equals(name))
            .mapToLong(Gres.Item::count)
            .sum();
    geometry
        .devices(name)
        .ifPresent(
            given -> {
              if (asked > given) {
                report(
                    given > 0,
                    gres.span(),
                    asksFor(asked + " '" + name + "' on each node", "for " + given),
                    "raise 'gres' of the top-level 'x-slurm'");
              }
            });
  }

  private String asksFor(String asked, String given) {
    return "service '"
        + service.name().value()
        + "' asks for "
        + asked
        + ", but the job asks "
        + given;
  }

  private void report(boolean certain, SourceSpan place, String message, String hint) {
    problems.add(
        certain ? DiagnosticCode.STEP_IMPOSSIBLE : DiagnosticCode.STEP_TOO_LARGE,
        place,
        message,
        hint);
  }
}
