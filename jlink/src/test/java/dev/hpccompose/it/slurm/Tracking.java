package dev.hpccompose.it.slurm;

import java.util.Map;

/** How slurmd knows which processes belong to a job. */
public enum Tracking {
  /**
   * By parents and children, and without slurmdbd: needs nothing, and leaks what a batch script
   * leaves behind.
   */
  LINUXPROC("proctrack/linuxproc", "task/none", "jobacct_gather/linux"),
  /** By control groups, and with slurmdbd: the usual mode in production, catches every process. */
  CGROUP("proctrack/cgroup", "task/affinity,task/cgroup", "jobacct_gather/cgroup");

  private final String proctrack;
  private final String task;
  private final String accounting;

  Tracking(String proctrack, String task, String accounting) {
    this.proctrack = proctrack;
    this.task = task;
    this.accounting = accounting;
  }

  /** Whether the cluster has a database of its jobs, as most sites with control groups do. */
  boolean accounts() {
    return this == CGROUP;
  }

  Map<String, String> settings() {
    return Map.of("PROCTRACK", proctrack, "TASK", task, "ACCOUNTING", accounting);
  }
}
