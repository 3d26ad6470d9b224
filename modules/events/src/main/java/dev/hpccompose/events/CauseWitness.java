package dev.hpccompose.events;

/** Who knows why something ended. */
public enum CauseWitness implements StoredWord {
  /** The scheduler, which was asked. */
  SCHEDULER,
  /** The scheduler, in the log of the batch script. */
  BATCH_LOG,
  /** The scheduler, in the log of a service. */
  SERVICE_LOG,
  /** The kernel, which counts. */
  CGROUP,
  /** A word of a later build. */
  UNKNOWN
}
