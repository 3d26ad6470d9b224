package dev.hpccompose.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.it.process.Await;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What Slurm says about a job, live and from its records. */
final class SlurmWitness {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private SlurmWitness() {}

  static void assertEnded(SlurmCluster cluster, String jobId, Ending ending) {
    String[] ends =
        Stream.of(Ending.values()).map(Ending::slurmState).distinct().toArray(String[]::new);
    String state = cluster.waitForState(jobId, LIMIT, ends);
    assertThat(state).as("scontrol: state of job %s", jobId).isEqualTo(ending.slurmState());
    assertThat(cluster.sacctState(jobId))
        .as("sacct: state of job %s", jobId)
        .isEqualTo(ending.slurmState());
    Await.value(
        () -> "no process of job " + jobId + ", but " + cluster.processesOf(jobId),
        LIMIT,
        () -> cluster.processesOf(jobId).isEmpty() ? Optional.of(true) : Optional.empty());
  }
}
