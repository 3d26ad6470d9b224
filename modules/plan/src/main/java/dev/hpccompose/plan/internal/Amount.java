package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SlurmSection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an allocation has a number of. */
enum Amount {
  CPUS(
      List.of("ntasks", "cpus-per-", "mincpus", "exclusive", "threads-per-core", "hint"),
      List.of("-n", "-c", "-B")),
  MEMORY(List.of("mem"), List.of()),
  DEVICES(List.of("gres", "gpus", "exclusive"), List.of("-G"));

  private final List<String> longNames;
  private final List<String> shortNames;

  Amount(List<String> longNames, List<String> shortNames) {
    this.longNames = longNames;
    this.shortNames = shortNames;
  }

  /** The amounts that the sizes of a spec do not settle, because another option has a say. */
  static Set<Amount> open(SlurmSection slurm) {
    Set<Amount> open = EnumSet.noneOf(Amount.class);
    slurm.options().keySet().forEach(name -> open.addAll(changedBy("--" + name)));
    slurm.submitArgs().stream()
        .map(Located::value)
        .flatMap(line -> List.of(line.strip().split("[\\s=]+")).stream())
        .forEach(word -> open.addAll(changedBy(word)));
    return open;
  }

  private static Set<Amount> changedBy(String word) {
    Set<Amount> changed = EnumSet.noneOf(Amount.class);
    if (word.startsWith("--nodes") || (word.startsWith("-N") && !word.startsWith("--"))) {
      return EnumSet.allOf(Amount.class);
    }
    for (Amount amount : values()) {
      if (amount.isChangedBy(word)) {
        changed.add(amount);
      }
    }
    return changed;
  }

  private boolean isChangedBy(String word) {
    return word.startsWith("--")
        ? longNames.stream().anyMatch(word.substring(2)::startsWith)
        : shortNames.stream().anyMatch(word::startsWith);
  }
}
