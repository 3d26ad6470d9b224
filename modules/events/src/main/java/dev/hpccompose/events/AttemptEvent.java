package dev.hpccompose.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one attempt of the job as a whole; written by the supervisor inside the
 * allocation, the writer {@code batch-<attempt>}.
 */
public sealed interface AttemptEvent extends JobEvent {

  /**
   * The supervisor runs. Its absence after the scheduler said "running" is a finding.
   *
   * @param jobId the id that the job has in its scheduler
   * @param host short name of the node that runs the supervisor
   * @param pid process id of the supervisor on that node
   * @param nodes the nodes of the allocation, the primary one first
   */
  record AttemptStarted(String jobId, String host, long pid, List<String> nodes)
      implements AttemptEvent {
    public AttemptStarted {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * The supervisor was signalled.
   *
   * @param signal name without {@code SIG}, such as {@code TERM}; open, for a machine may have
   *     signals of its own
   */
  record SignalReceived(String signal) implements AttemptEvent {}

  /**
   * The time limit is near, and the services were told.
   *
   * @param signal the signal that they were sent, without {@code SIG}; open, as the spec names it
   * @param remaining time until the limit
   */
  record TimeLimitAnnounced(String signal, Duration remaining) implements AttemptEvent {}

  /**
   * The end began: what still runs is stopped now.
   *
   * @param reason why
   * @param service the service that led to it, where one did
   */
  record TeardownStarted(TeardownReason reason, Optional<String> service) implements AttemptEvent {}

  /**
   * The sampler runs.
   *
   * @param interval time between two samples
   * @param collectors what is sampled
   */
  record SamplingStarted(Duration interval, List<SampleCollector> collectors)
      implements AttemptEvent {
    public SamplingStarted {
      collectors = List.copyOf(collectors);
    }
  }

  /**
   * A collector failed; recorded once for each collector, whether or not it recovers.
   *
   * @param reason what went wrong, in one line; the words of a tool
   */
  record SamplingDegraded(SampleCollector collector, String reason) implements AttemptEvent {}

  /**
   * The sampler ended.
   *
   * @param samples how many samples were taken
   */
  record SamplingStopped(int samples) implements AttemptEvent {}

  /**
   * An endpoint of another job was found; the services may start when all are.
   *
   * @param name name of the endpoint
   * @param url where it is
   * @param jobId the job that provides it
   * @param elapsed time since the job began to look for it
   */
  record EndpointResolved(String name, String url, String jobId, Duration elapsed)
      implements AttemptEvent {}

  /**
   * Artifacts were collected into the run's directory.
   *
   * @param bundles what was collected
   * @param warnings what could not be collected and why, the first of them
   * @param manifestSha256 digest of the manifest; empty in histories of 0.1.0, and when it could
   *     not be written
   */
  record ArtifactsCollected(
      List<CollectedBundle> bundles, List<String> warnings, Optional<String> manifestSha256)
      implements AttemptEvent {
    public ArtifactsCollected {
      bundles = List.copyOf(bundles);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Files that were collected together.
   *
   * @param name name of the bundle
   * @param files how many files and links
   * @param bytes size of the files
   */
  record CollectedBundle(String name, int files, long bytes) {}

  /**
   * The end: nothing of this attempt runs any more. Always the last event of its writer.
   *
   * @param outcome how it ended
   * @param exitCode exit code of the batch script
   * @param service the service that decided the outcome, where one did
   */
  record AttemptFinished(Outcome outcome, int exitCode, Optional<String> service)
      implements AttemptEvent {}
}
