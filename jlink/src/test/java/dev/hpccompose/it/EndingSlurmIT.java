package dev.hpccompose.it;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.job.Job;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;

/** Ends from outside on Slurm. */
@RealSlurm
class EndingSlurmIT extends EndingScenarios {

  private final SlurmCluster cluster;

  EndingSlurmIT(SlurmCluster cluster) {
    super(new Engine.Slurm(cluster));
    this.cluster = cluster;
  }

  @Override
  String shortTime() {
    return "00:05:00";
  }

  /** Slurm counts time limits in minutes; the end can be moved closer. */
  @Override
  void hurry(Job job) {
    cluster.run("scontrol", "update", "JobId=" + job.id(), "EndTime=now+8");
  }
}
