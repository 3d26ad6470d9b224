package dev.hpccompose.tracking;

/** Where a run stands, by its own history alone. */
public enum Phase {
  /** It was planned; nothing tells of a submission. */
  PLANNED,
  /** The scheduler refused it. */
  SUBMISSION_FAILED,
  /** The scheduler accepted it, or requeued it; its next supervisor has not reported yet. */
  SUBMITTED,
  /** Its supervisor runs. */
  RUNNING,
  /** Its end began. */
  STOPPING,
  /** It ended. */
  FINISHED
}
