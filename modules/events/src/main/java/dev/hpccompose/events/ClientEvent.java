package dev.hpccompose.events;

import java.util.List;
import java.util.Optional;

/** What a later process did or saw; written by a writer {@code cli-<id>}. */
public sealed interface ClientEvent extends JobEvent {

  /**
   * Somebody asked for the end of the job.
   *
   * @param jobId the job
   */
  record JobCancelRequested(String jobId) implements ClientEvent {}

  /**
   * What the scheduler, the second witness, said.
   *
   * @param jobId the job
   * @param state the scheduler's own word, such as {@code NODE_FAIL}; open, as each scheduler and
   *     each version of it has words of its own
   * @param reason the scheduler's own word for why, where it gave one; open for the same reason
   * @param exitCode exit code of the batch script, where it is known
   * @param meaning what the word means; builds before this one did not say
   */
  record SchedulerObserved(
      String jobId,
      String state,
      Optional<String> reason,
      Optional<Integer> exitCode,
      Optional<SchedulerState> meaning)
      implements ClientEvent {

    /** One whose word stands alone. */
    public SchedulerObserved(
        String jobId, String state, Optional<String> reason, Optional<Integer> exitCode) {
      this(jobId, state, reason, exitCode, Optional.empty());
    }
  }

  /**
   * Artifacts were copied to where the spec wants them.
   *
   * @param directory the export directory, absolute
   * @param bundles what was copied
   */
  record ArtifactsExported(String directory, List<ExportedBundle> bundles) implements ClientEvent {
    public ArtifactsExported {
      bundles = List.copyOf(bundles);
    }
  }

  /**
   * A bundle that was copied.
   *
   * @param name its name
   * @param files how many files and links
   * @param bytes size of the files
   */
  record ExportedBundle(String name, int files, long bytes) {}
}
