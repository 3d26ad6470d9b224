package dev.hpccompose.it;

import dev.hpccompose.it.slurm.RealSlurm;
import dev.hpccompose.it.slurm.SlurmCluster;
import dev.hpccompose.it.slurm.Tracking;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same with control groups. */
@RealSlurm(Tracking.CGROUP)
class SlurmClusterCgroupIT extends SlurmClusterIT {

  SlurmClusterCgroupIT(SlurmCluster cluster, @TempDir Path directory) {
    super(cluster, directory);
  }
}
