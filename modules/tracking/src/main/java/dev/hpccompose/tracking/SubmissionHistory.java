package dev.hpccompose.tracking;

import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of the submission.
 *
 * @param script the batch script, once it was written
 * @param accepted what the scheduler gave, once it accepted the job
 * @param refused what the scheduler said, when it refused the job
 * @param at when the scheduler answered
 */
public record SubmissionHistory(
    Optional<ScriptRendered> script,
    Optional<JobSubmitted> accepted,
    Optional<JobSubmissionFailed> refused,
    Optional<Instant> at) {

  static final SubmissionHistory NONE =
      new SubmissionHistory(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether the scheduler said no, and not yes later. */
  boolean isRefused() {
    return accepted.isEmpty() && refused.isPresent();
  }

  SubmissionHistory after(ScriptRendered rendered) {
    return new SubmissionHistory(Optional.of(rendered), accepted, refused, at);
  }

  SubmissionHistory after(JobSubmitted submitted, Instant when) {
    return new SubmissionHistory(
        script, Optional.of(submitted), Optional.empty(), Optional.of(when));
  }

  SubmissionHistory after(JobSubmissionFailed failed, Instant when) {
    return new SubmissionHistory(script, Optional.empty(), Optional.of(failed), Optional.of(when));
  }
}
