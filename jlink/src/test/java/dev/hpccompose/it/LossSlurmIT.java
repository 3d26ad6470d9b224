package dev.hpccompose.it;

import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.Tracking;

/** Losses on Slurm that tracks processes by parents and children. */
@RealSlurm
class LossSlurmIT extends LossScenarios {

  LossSlurmIT() {
    super(Tracking.LINUXPROC);
  }
}
