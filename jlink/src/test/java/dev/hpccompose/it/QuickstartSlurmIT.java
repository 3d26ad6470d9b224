package dev.hpccompose.it;

import dev.hpccompose.it.job.Engine;
import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.io.IOException;

/** The quickstart as a job of Slurm. */
@RealSlurm
class QuickstartSlurmIT extends QuickstartScenarios {

  QuickstartSlurmIT(SlurmCluster cluster) throws IOException {
    super(new Engine.Slurm(cluster));
  }
}
