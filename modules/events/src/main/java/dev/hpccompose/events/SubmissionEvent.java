package dev.hpccompose.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the process that submitted the run did; written by the writer {@code submit}. */
public sealed interface SubmissionEvent extends JobEvent {

  /**
   * The intent to run: everything a reader needs to know about the run without the spec.
   *
   * @param jobName the name of the job in the scheduler
   * @param composeFile absolute path of the spec
   * @param submitDir absolute path of the directory that holds {@code .hpc-compose}
   * @param scheduler name of the scheduler implementation, such as {@code slurm} or {@code local};
   *     open, for implementations can be added
   * @param backend name of the container backend, such as {@code pyxis} or {@code host}; open too
   * @param toolVersion version of the tool that planned the run
   * @param services the services in start order
   * @param main the service whose end ends the job, where one is named
   * @param exportDir where collected artifacts are wanted, absolute, with {@code ${SLURM_JOB_ID}}
   *     kept
   * @param resumeDir the directory that outlives attempts, absolute, where the run has one
   */
  record RunPlanned(
      String jobName,
      String composeFile,
      String submitDir,
      String scheduler,
      String backend,
      String toolVersion,
      List<PlannedService> services,
      Optional<String> main,
      Optional<String> exportDir,
      Optional<String> resumeDir)
      implements SubmissionEvent {
    public RunPlanned {
      services = List.copyOf(services);
    }
  }

  /**
   * A service as it was planned.
   *
   * @param name its name in the spec
   * @param token its name in file names
   * @param dependsOn what it waits for
   * @param readiness the kind of its readiness probe, where it has one
   * @param failurePolicy what is done when it fails
   * @param maxRestarts relaunches allowed after the first launch; 0 without restarts
   * @param step the shape of its step
   */
  record PlannedService(
      String name,
      String token,
      List<PlannedDependency> dependsOn,
      Optional<ProbeKind> readiness,
      PlannedPolicy failurePolicy,
      int maxRestarts,
      Optional<PlannedStep> step) {
    public PlannedService {
      dependsOn = List.copyOf(dependsOn);
    }

    /** One of which nobody said where it runs. */
    public PlannedService(
        String name,
        String token,
        List<PlannedDependency> dependsOn,
        Optional<ProbeKind> readiness,
        PlannedPolicy failurePolicy,
        int maxRestarts) {
      this(name, token, dependsOn, readiness, failurePolicy, maxRestarts, Optional.empty());
    }
  }

  /**
   * Where a service runs.
   *
   * @param placement on which nodes
   * @param nodes number of nodes
   * @param ntasks number of tasks on all of them
   */
  record PlannedStep(PlannedPlacement placement, int nodes, int ntasks) {}

  /**
   * An edge of the start graph.
   *
   * @param service the service waited for
   * @param condition what is waited for
   */
  record PlannedDependency(String service, PlannedCondition condition) {}

  /**
   * The machine and the job were looked at before anything was done; nothing was in the way.
   *
   * @param passed how many findings were good ones
   * @param warnings what the job may suffer from
   * @param elapsed how long it took
   */
  record PreflightChecked(int passed, List<PreflightWarning> warnings, Duration elapsed)
      implements SubmissionEvent {
    public PreflightChecked {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A finding that did not keep the job from being submitted.
   *
   * @param check what was looked at, such as {@code cache.place}; open, for schedulers and backends
   *     bring checks of their own
   * @param found what was found, in words
   */
  record PreflightWarning(String check, String found) {}

  /**
   * The image of a registry became a file of the cache.
   *
   * @param reference the image as the spec names it, with scheme
   * @param path absolute path of the file
   * @param bytes its size
   * @param elapsed how long the import took, with all its attempts
   * @param attempts how often it was tried
   */
  record ImageImported(String reference, String path, long bytes, Duration elapsed, int attempts)
      implements SubmissionEvent {}

  /**
   * An image was made from another one by the commands of the spec.
   *
   * @param reference the image that it was made from
   * @param path absolute path of the file
   * @param bytes its size
   * @param create how long it took to unpack that image
   * @param commands how long the commands took
   * @param export how long it took to write the file
   */
  record ImagePrepared(
      String reference,
      String path,
      long bytes,
      Duration create,
      Duration commands,
      Duration export)
      implements SubmissionEvent {}

  /**
   * An image of the cache was there already.
   *
   * @param reference the image as the spec names it
   * @param path absolute path of the file
   * @param bytes its size
   */
  record ImageReused(String reference, String path, long bytes) implements SubmissionEvent {}

  /**
   * The batch script was written.
   *
   * @param path absolute path of the script
   * @param sha256 digest of its bytes, in lower-case hexadecimal
   * @param bytes its length
   * @param specSha256 digest of the spec that lies beside it; empty in histories of 0.1.0
   */
  record ScriptRendered(String path, String sha256, long bytes, Optional<String> specSha256)
      implements SubmissionEvent {}

  /**
   * The scheduler accepted the job.
   *
   * @param jobId the id that the scheduler gave
   * @param cluster the cluster that sbatch named after the id, where it did
   * @param batchLog absolute path of the log of the batch script itself, where it is known
   * @param pid process id of the supervisor, with the embedded engine only
   * @param host the machine of that process, with the embedded engine only
   */
  record JobSubmitted(
      String jobId,
      Optional<String> cluster,
      Optional<String> batchLog,
      Optional<Long> pid,
      Optional<String> host)
      implements SubmissionEvent {}

  /**
   * The scheduler refused the job.
   *
   * @param exitCode exit code of the submitting tool
   * @param message what it printed
   */
  record JobSubmissionFailed(int exitCode, String message) implements SubmissionEvent {}
}
