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
public record Submission(
    Optional<ScriptRendered> script,
    Optional<JobSubmitted> accepted,
    Optional<JobSubmissionFailed> refused,
    Optional<Instant> at) {

  static final Submission NONE =
      new Submission(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Where a run stands of which no attempt has reported. */
  Phase phase() {
    if (accepted.isPresent()) {
      return Phase.SUBMITTED;
    }
    return refused.isPresent() ? Phase.SUBMISSION_FAILED : Phase.PLANNED;
  }

  Submission after(ScriptRendered rendered) {
    return new Submission(Optional.of(rendered), accepted, refused, at);
  }

  Submission after(JobSubmitted submitted, Instant when) {
    return new Submission(script, Optional.of(submitted), Optional.empty(), Optional.of(when));
  }

  Submission after(JobSubmissionFailed failed, Instant when) {
    return new Submission(script, Optional.empty(), Optional.of(failed), Optional.of(when));
  }
}
