package dev.hpccompose.spec;

import java.time.Duration;
import java.util.List;

/**
 * The mapping {@code x-slurm.metrics}, with its defaults filled in.
 *
 * @param enabled {@code enabled}; true when the mapping is there
 * @param interval {@code interval_seconds}
 * @param collectors {@code collectors}, each once
 */
public record MetricsSpec(boolean enabled, Duration interval, List<Collector> collectors) {

  public MetricsSpec {
    collectors = List.copyOf(collectors);
  }

  /** The words of {@code collectors}. */
  public enum Collector {
    /** Devices and processes through nvidia-smi. */
    GPU("gpu"),
    /** CPU and memory of job steps through sstat. */
    SLURM("slurm"),
    /** CPU and memory of services on the first node, from the kernel itself. */
    CGROUP("cgroup");

    private final String word;

    Collector(String word) {
      this.word = word;
    }

    /** The word that a spec uses. */
    public String word() {
      return word;
    }
  }
}
