package dev.hpccompose.it;

import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;

/** Harm to jobs on Slurm. */
@RealSlurm
class FaultSlurmIT extends FaultScenarios {

  FaultSlurmIT(SlurmCluster cluster) {
    super(cluster);
  }
}
