package dev.hpccompose.it;

import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import dev.hpccompose.it.slurm.Tracking;

/** Harm to jobs where Slurm tracks processes by control groups. */
@RealSlurm(Tracking.CGROUP)
class FaultCgroupIT extends FaultScenarios {

  FaultCgroupIT(SlurmCluster cluster) {
    super(cluster);
  }
}
