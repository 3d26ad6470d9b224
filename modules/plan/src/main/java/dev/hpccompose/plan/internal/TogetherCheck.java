package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Step;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * The steps that may run at once against what the job asks for. Only what services ask for
 * themselves is added up: what flows down from the top level is shared on purpose.
 */
record TogetherCheck(Geometry geometry, Problems problems) {

  private static final int NAMED = 4;

  /**
   * What a service asks for.
   *
   * @param amount how much
   * @param place where it says so
   */
  private record Demand(ServiceSpec service, long amount, SourceSpan place) {}

  void check(List<ServiceSpec> all) {
    List<ServiceSpec> services =
        all.stream().filter(service -> !service.slurm().resources().isEmpty()).toList();
    if (services.size() < 2) {
      return; // one step alone has been checked already
    }
    Phases phases = Phases.of(all);
    geometry
        .cpus()
        .ifPresent(
            given -> new Sum(phases, given, amount -> amount + " CPUs").of(services, this::cpus));
    geometry
        .mem()
        .map(Memory::kibibytes)
        .ifPresent(
            given ->
                new Sum(phases, given, TogetherCheck::memory).of(services, TogetherCheck::mem));
    geometry
        .gpus()
        .ifPresent(
            given -> new Sum(phases, given, amount -> amount + " GPUs").of(services, this::gpus));
  }

  private Optional<Demand> cpus(ServiceSpec service) {
    Resources own = service.slurm().resources();
    Step step = geometry.step(service);
    return own.ntasks()
        .or(own::ntasksPerNode)
        .or(own::cpusPerTask)
        .map(
            size ->
                new Demand(
                    service, Math.multiplyFull(step.ntasks(), step.cpusPerTask()), size.span()));
  }

  private static Optional<Demand> mem(ServiceSpec service) {
    return service
        .slurm()
        .resources()
        .mem()
        .map(mem -> new Demand(service, mem.value().kibibytes(), mem.span()));
  }

  private Optional<Demand> gpus(ServiceSpec service) {
    Resources own = service.slurm().resources();
    long nodes = geometry.isDistributed(service) ? geometry.nodes() : 1;
    return own.gres()
        .map(gres -> new Demand(service, gres.value().gpus() * nodes, gres.span()))
        .or(() -> own.gpus().map(gpus -> new Demand(service, gpus.value(), gpus.span())));
  }

  private static String memory(long kibibytes) {
    return kibibytes % 1024 == 0 ? kibibytes / 1024 + "M of memory" : kibibytes + "K of memory";
  }

  /** The sums of one amount over all phases. */
  private final class Sum {

    private final Phases phases;
    private final long given;
    private final LongFunction<String> words;

    Sum(Phases phases, long given, LongFunction<String> words) {
      this.phases = phases;
      this.given = given;
      this.words = words;
    }

    void of(List<ServiceSpec> services, Function<ServiceSpec, Optional<Demand>> demand) {
      if (given > Long.MAX_VALUE / (2L * services.size())) {
        return; // more than any machine has: the sums would not fit, and nobody reaches them
      }
      List<Demand> demands =
          services.stream()
              .flatMap(service -> demand.apply(service).stream())
              .filter(one -> one.amount() > 0 && one.amount() <= given)
              .toList();
      long[] totals = totals(demands);
      int worst = 0;
      for (int phase = 1; phase < totals.length; phase++) {
        worst = totals[phase] > totals[worst] ? phase : worst;
      }
      if (totals[worst] > given) {
        report(demands, worst, totals[worst]);
      }
    }

    /** In one pass: each demand is there from its first phase on until its last one is over. */
    private long[] totals(List<Demand> demands) {
      long[] change = new long[phases.count() + 1];
      for (Demand demand : demands) {
        Phases.Span span = phases.of(demand.service());
        change[span.first()] = Math.addExact(change[span.first()], demand.amount());
        change[span.last() + 1] = Math.subtractExact(change[span.last() + 1], demand.amount());
      }
      long[] totals = new long[phases.count()];
      long running = 0;
      for (int phase = 0; phase < totals.length; phase++) {
        running = Math.addExact(running, change[phase]);
        totals[phase] = running;
      }
      return totals;
    }

    private void report(List<Demand> demands, int phase, long asked) {
      List<Demand> together = new ArrayList<>(demands);
      together.removeIf(demand -> !runsIn(phases.of(demand.service()), phase));
      problems.add(
          DiagnosticCode.STEPS_TOO_LARGE,
          together.getLast().place(),
          "services "
              + names(together)
              + " may run at once and ask for "
              + words.apply(asked)
              + " together, but the job asks for "
              + words.apply(given),
          "raise the top-level 'x-slurm', or let one wait for the other with 'condition:"
              + " service_completed_successfully'; as it is they share");
    }

    private static boolean runsIn(Phases.Span span, int phase) {
      return span.first() <= phase && phase <= span.last();
    }

    private static String names(List<Demand> together) {
      String names =
          together.stream()
              .limit(NAMED)
              .map(demand -> "'" + demand.service().name().value() + "'")
              .collect(Collectors.joining(", "));
      int more = together.size() - NAMED;
      return more > 0 ? names + " and " + more + " more" : names;
    }
  }
}
