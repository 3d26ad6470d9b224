package dev.hpccompose.runtime.submission;

import dev.hpccompose.runtime.run.Recovery;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.spi.JobRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What became of a submission. */
public sealed interface SubmitOutcome {

  /**
   * The scheduler took the job.
   *
   * @param run the run
   * @param job the job
   * @param batchLog absolute path of the log of the batch script itself, where it is known
   * @param notes what did not work and does not matter to the job, in words for a person
   */
  record Submitted(RunDirectory run, JobRef job, Optional<Path> batchLog, List<String> notes)
      implements SubmitOutcome {
    public Submitted {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The scheduler did not take the job.
   *
   * @param run the run, which is recorded as failed
   * @param exitCode exit code of the submitting tool; -1 when it could not be run
   * @param message what it printed
   */
  record Refused(RunDirectory run, int exitCode, String message) implements SubmitOutcome {}

  /**
   * Nobody knows whether the scheduler took the job; {@link Recovery} may find out.
   *
   * @param run the run
   * @param message what the submitting tool printed
   */
  record Unconfirmed(RunDirectory run, String message) implements SubmitOutcome {}

  /**
   * This machine cannot submit; nothing was left behind.
   *
   * @param problem what is missing or in the way
   * @param hint what a person can do about it
   */
  record NotReady(String problem, String hint) implements SubmitOutcome {}
}
