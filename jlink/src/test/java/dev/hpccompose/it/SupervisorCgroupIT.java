package dev.hpccompose.it;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import dev.hpccompose.it.slurm.Tracking;

/** The supervisor where Slurm tracks processes by control groups, as most sites do. */
@RealSlurm(Tracking.CGROUP)
class SupervisorCgroupIT extends SupervisorScenarios {

  SupervisorCgroupIT(SlurmCluster cluster) {
    super(new Engine.Slurm(cluster));
  }
}
