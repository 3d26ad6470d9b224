package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.SourceSpan;
import java.util.List;
import java.util.Optional;

/** Refuses sizes whose products no number can hold, so that all others can be computed. */
record Overflow(Geometry geometry, Problems problems) {

  /** Whether every product of the job and its services fits; reports those that do not. */
  boolean isClean(List<ServiceSpec> services) {
    if (!fits(this::job)) {
      report(place(geometry.job()).orElseGet(() -> services.getFirst().name().span()), "the job");
      return false;
    }
    List<ServiceSpec> tooLarge =
        services.stream().filter(service -> !fits(() -> step(service))).toList();
    tooLarge.forEach(
        service ->
            report(
                place(service.slurm().resources()).orElseGet(() -> service.name().span()),
                "service '" + service.name().value() + "'"));
    return tooLarge.isEmpty();
  }

  private static boolean fits(Runnable products) {
    try {
      products.run();
      return true;
    } catch (ArithmeticException tooLarge) {
      return false;
    }
  }

  private void job() {
    geometry.cpus();
    geometry.cpusPerNode();
    geometry.gpus();
    geometry.job().gres().ifPresent(this::devices);
  }

  private void step(ServiceSpec service) {
    geometry.step(service);
    service.slurm().resources().gres().ifPresent(this::devices);
  }

  private void devices(Located<Gres> gres) {
    var _ =
        gres.value().items().stream()
            .mapToLong(item -> Math.multiplyExact(item.count(), (long) geometry.nodes()))
            .reduce(0, Math::addExact);
  }

  private static Optional<SourceSpan> place(Resources sizes) {
    return sizes
        .ntasksPerNode()
        .map(Located::span)
        .or(() -> sizes.gres().map(Located::span))
        .or(() -> sizes.ntasks().map(Located::span))
        .or(() -> sizes.nodes().map(Located::span));
  }

  private void report(SourceSpan place, String who) {
    problems.add(
        DiagnosticCode.OUT_OF_RANGE,
        place,
        "the sizes of " + who + " are too large to be multiplied with each other",
        "no cluster is that large: write the numbers that were meant");
  }
}
