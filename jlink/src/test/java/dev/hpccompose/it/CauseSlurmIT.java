package dev.hpccompose.it;

import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;

/** Causes on Slurm. */
@RealSlurm
class CauseSlurmIT extends CauseScenarios {

  CauseSlurmIT(SlurmCluster cluster) {
    super(cluster);
  }
}
