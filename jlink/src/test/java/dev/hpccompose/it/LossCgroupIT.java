package dev.hpccompose.it;

import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.Tracking;

/** Losses on Slurm that tracks processes by control groups. */
@RealSlurm(Tracking.CGROUP)
class LossCgroupIT extends LossScenarios {

  LossCgroupIT() {
    super(Tracking.CGROUP);
  }
}
