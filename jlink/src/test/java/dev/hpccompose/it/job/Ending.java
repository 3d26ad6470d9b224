package dev.hpccompose.it.job;

/** The ways in which a job ends, in the words of each witness. */
public enum Ending {
  SUCCEEDED("succeeded", "COMPLETED", 0),
  FAILED("failed", "FAILED", 5),
  CANCELLED("cancelled", "CANCELLED", 5),
  TIMED_OUT("timed_out", "TIMEOUT", 5),
  /** The supervisor was told of the limit and ended the job before Slurm had to. */
  TIMED_OUT_EARLY("timed_out", "FAILED", 5),
  PREEMPTED("preempted", "PREEMPTED", 5),
  NODE_FAILED("node_failed", "NODE_FAIL", 5);

  private final String outcome;
  private final String slurmState;
  private final int exitCode;

  Ending(String outcome, String slurmState, int exitCode) {
    this.outcome = outcome;
    this.slurmState = slurmState;
    this.exitCode = exitCode;
  }

  /** The outcome that {@code attempt.finished} records. */
  public String outcome() {
    return outcome;
  }

  /** Slurm's word. */
  public String slurmState() {
    return slurmState;
  }

  /** The exit code of {@code hpc-compose up}. */
  public int exitCode() {
    return exitCode;
  }
}
