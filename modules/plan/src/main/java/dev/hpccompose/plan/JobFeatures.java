package dev.hpccompose.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the supervisor does besides running services.
 *
 * @param metrics what it samples
 * @param artifacts what it collects when the job ends
 * @param resume directory on the host that every service finds at {@code /hpc-compose/resume}
 * @param rendezvous endpoints of other jobs that are resolved before services start
 */
public record JobFeatures(
    Optional<Metrics> metrics,
    Optional<Artifacts> artifacts,
    Optional<Path> resume,
    List<Endpoint> rendezvous) {

  public JobFeatures {
    rendezvous = List.copyOf(rendezvous);
  }

  /** Nothing besides. */
  public static JobFeatures none() {
    return new JobFeatures(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * What is sampled.
   *
   * @param interval time between samples, in whole seconds
   * @param collectors {@code gpu}, {@code slurm}, {@code cgroup}
   */
  public record Metrics(Duration interval, List<String> collectors) {
    public Metrics {
      collectors = List.copyOf(collectors);
    }
  }

  /**
   * What is collected.
   *
   * @param collect {@code always}, {@code on_success} or {@code on_failure}
   * @param exportDir where {@code artifacts} copies it, absolute; {@code ${SLURM_JOB_ID}} is kept
   * @param bundles files that belong together, by name
   */
  public record Artifacts(String collect, String exportDir, List<Bundle> bundles) {
    public Artifacts {
      bundles = List.copyOf(bundles);
    }
  }

  /**
   * Files that belong together.
   *
   * @param paths absolute patterns below {@code /hpc-compose/job}
   */
  public record Bundle(String name, List<String> paths) {
    public Bundle {
      paths = List.copyOf(paths);
    }
  }

  /**
   * An endpoint of another job.
   *
   * @param timeout how long to wait for it
   */
  public record Endpoint(String name, Duration timeout) {

    /**
     * What the variables about any endpoint begin with; {@code _URL}, {@code _HOST} and {@code
     * _PORT} follow.
     */
    public static final String VARIABLES = "HPC_COMPOSE_RDZV";

    /** What the variables about this one begin with, such as {@code HPC_COMPOSE_RDZV_MODEL_A}. */
    public String variables() {
      return VARIABLES + "_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
  }
}
