package dev.hpccompose.it;

import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import dev.hpccompose.it.slurm.Tracking;

/** Extremes on Slurm that tracks processes by control groups. */
@RealSlurm(Tracking.CGROUP)
class ExtremeCgroupIT extends ExtremeScenarios {

  ExtremeCgroupIT(SlurmCluster cluster) {
    super(cluster);
  }
}
