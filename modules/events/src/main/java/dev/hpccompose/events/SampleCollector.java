package dev.hpccompose.events;

/** What is sampled while a job runs. */
public enum SampleCollector implements StoredWord {
  /** The GPUs, as their driver counts. */
  GPU,
  /** The steps, as the accounting of Slurm counts. */
  SLURM,
  /** The services of the first node, as its kernel counts. */
  CGROUP,
  /** A word of a later build. */
  UNKNOWN
}
