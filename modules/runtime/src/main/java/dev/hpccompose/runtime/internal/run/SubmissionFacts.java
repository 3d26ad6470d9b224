package dev.hpccompose.runtime.internal.run;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.runtime.run.Recovery;
import dev.hpccompose.runtime.spi.JobRef;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a history says about the submission, each fact as it was told last.
 *
 * @param submitted the answer of the scheduler
 * @param started what the supervisor says of itself
 * @param refused why there is no job
 * @param last the last event of all
 */
public record SubmissionFacts(
    Optional<JobSubmitted> submitted,
    Optional<AttemptStarted> started,
    Optional<JobSubmissionFailed> refused,
    Optional<EventId> last) {

  /** Reads a history to its end. */
  public static SubmissionFacts of(Stream<RecordedEvent> history) {
    @Nullable JobSubmitted submitted = null;
    @Nullable AttemptStarted started = null;
    @Nullable JobSubmissionFailed refused = null;
    @Nullable EventId last = null;
    for (Iterator<RecordedEvent> events = history.iterator(); events.hasNext(); ) {
      RecordedEvent recorded = events.next();
      last = recorded.id();
      submitted = recorded.event() instanceof JobSubmitted fact ? fact : submitted;
      started = recorded.event() instanceof AttemptStarted fact ? fact : started;
      refused = recorded.event() instanceof JobSubmissionFailed fact ? fact : refused;
    }
    return new SubmissionFacts(
        Optional.ofNullable(submitted),
        Optional.ofNullable(started),
        Optional.ofNullable(refused),
        Optional.ofNullable(last));
  }

  /** The job that the history names. */
  public Optional<JobRef> job(String runId) {
    return Recovery.known(runId, submitted, started);
  }
}
