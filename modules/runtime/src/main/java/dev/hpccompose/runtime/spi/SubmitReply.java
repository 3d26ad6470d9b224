package dev.hpccompose.runtime.spi;

import java.nio.file.Path;
import java.util.Optional;

/** The answer to a submission. */
public sealed interface SubmitReply {

  /**
   * The scheduler took the job.
   *
   * @param job the job
   * @param batchLog absolute path of the log of the batch script, where the scheduler tells it
   */
  record Accepted(JobRef job, Optional<Path> batchLog) implements SubmitReply {}

  /**
   * The scheduler did not take the job.
   *
   * @param exitCode exit code of the submitting tool; -1 when it could not be run
   * @param message what it printed, in full
   */
  record Refused(int exitCode, String message) implements SubmitReply {}

  /**
   * Nobody knows: the tool ran out of time. The job may exist; it can be looked for by its run.
   *
   * @param message what the tool printed until then
   */
  record Unknown(String message) implements SubmitReply {}
}
