package dev.hpccompose.it;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;

/** The supervisor as a batch job of Slurm. */
@RealSlurm
class SupervisorSlurmIT extends SupervisorScenarios {

  SupervisorSlurmIT(SlurmCluster cluster) {
    super(new Engine.Slurm(cluster));
  }
}
