package dev.hpccompose.it;

import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;

/** Extremes on Slurm that tracks processes by parents and children. */
@RealSlurm
class ExtremeSlurmIT extends ExtremeScenarios {

  ExtremeSlurmIT(SlurmCluster cluster) {
    super(cluster);
  }
}
