package dev.hpccompose.plan.internal;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.spec.Gres;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.Memory;
import dev.hpccompose.spec.Resources;
import dev.hpccompose.spec.SlurmSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is asked from the scheduler. */
final class Allocations {

  private Allocations() {}

  static Allocation of(SlurmSection slurm, int nodes) {
    Resources sizes = slurm.resources();
    return new Allocation(
        nodes,
        number(sizes.ntasks()),
        number(sizes.ntasksPerNode()),
        number(sizes.cpusPerTask()),
        sizes.mem().map(Located::value).map(Memory::text),
        options(slurm),
        slurm.submitArgs().stream().map(Located::value).toList());
  }

  private static Map<String, String> options(SlurmSection slurm) {
    Map<String, String> options = new LinkedHashMap<>();
    slurm.options().forEach((name, value) -> options.put(name, value.value()));
    devices(slurm.resources(), options);
    return options;
  }

  /** S-144, S-154: what a node has wins over what the job has in all. */
  private static void devices(Resources sizes, Map<String, String> options) {
    sizes.gres().map(Located::value).map(Gres::text).ifPresent(gres -> options.put("gres", gres));
    if (sizes.gres().isEmpty()) {
      put(options, "gpus", sizes.gpus());
    }
    put(options, "gpus-per-node", sizes.gpusPerNode());
    put(options, "gpus-per-task", sizes.gpusPerTask());
    put(options, "cpus-per-gpu", sizes.cpusPerGpu());
    sizes.memPerGpu().ifPresent(mem -> options.put("mem-per-gpu", mem.value().text()));
  }

  private static void put(
      Map<String, String> options, String name, Optional<Located<Integer>> value) {
    value.ifPresent(number -> options.put(name, number.value().toString()));
  }

  private static OptionalInt number(Optional<Located<Integer>> written) {
    return written.map(n -> OptionalInt.of(n.value())).orElseGet(OptionalInt::empty);
  }
}
