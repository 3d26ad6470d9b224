package dev.hpccompose.it.job;

import dev.hpccompose.it.containers.ContainerSite;
import dev.hpccompose.it.slurm.SlurmCluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a job runs. */
public sealed interface Engine {

  /** The options of {@code submit} and {@code up} that choose it. */
  List<String> options();

  /** The variables that its tools need. */
  Map<String, String> environment();

  /** Asks the engine itself, where it can be asked, how the job ended. */
  void assertEnded(String jobId, Ending ending);

  /** The embedded engine. */
  record Local() implements Engine {
    @Override
    public List<String> options() {
      return List.of("--local");
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public void assertEnded(String jobId, Ending ending) {
      // it keeps no record beside the history, which is checked anyway
    }
  }

  /** The embedded engine on a machine where these variables tell which tools are there. */
  record Machine(Map<String, String> environment) implements Engine {
    @Override
    public List<String> options() {
      return List.of("--local");
    }

    @Override
    public void assertEnded(String jobId, Ending ending) {
      // it keeps no record beside the history, which is checked anyway
    }
  }

  /** Real Slurm. */
  record Slurm(SlurmCluster cluster) implements Engine {
    @Override
    public List<String> options() {
      return List.of();
    }

    @Override
    public Map<String, String> environment() {
      return cluster.environment();
    }

    @Override
    public void assertEnded(String jobId, Ending ending) {
      SlurmWitness.assertEnded(cluster, jobId, ending);
    }
  }

  /** Real Slurm at a site that has containers. */
  record Containers(SlurmCluster cluster, ContainerSite site) implements Engine {
    @Override
    public List<String> options() {
      return List.of();
    }

    @Override
    public Map<String, String> environment() {
      Map<String, String> environment = new HashMap<>(site.environment());
      environment.putAll(cluster.environment());
      return environment;
    }

    @Override
    public void assertEnded(String jobId, Ending ending) {
      SlurmWitness.assertEnded(cluster, jobId, ending);
    }
  }

  /** Real Slurm whose nodes have Apptainer. */
  record Apptainer(SlurmCluster cluster) implements Engine {
    @Override
    public List<String> options() {
      return List.of();
    }

    @Override
    public Map<String, String> environment() {
      Map<String, String> environment = new HashMap<>(cluster.environment());
      // the image has one as well, and its own counts
      environment.put("FROM_IMAGE", "host");
      environment.put("FROM_HOST", "host");
      return environment;
    }

    @Override
    public void assertEnded(String jobId, Ending ending) {
      SlurmWitness.assertEnded(cluster, jobId, ending);
    }
  }
}
