package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.CauseEvent.AttemptBrokenOff;
import dev.hpccompose.events.ClientEvent;
import dev.hpccompose.events.ClientEvent.ArtifactsExported;
import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.LogSealed;
import dev.hpccompose.events.Projection;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.events.SubmissionEvent.ImagePrepared;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.PreflightChecked;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import dev.hpccompose.events.UnknownEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Folds the history of one run into its state. A process killed before it said so, a scheduler that
 * is silent: neither is guessed here.
 */
public final class JobProjection implements Projection<JobHistory> {

  /** The projection; it has no state of its own. */
  public JobProjection() {}

  @Override
  public JobHistory initial() {
    return JobHistory.NONE;
  }

  @Override
  public JobHistory evolve(JobHistory state, RecordedEvent recorded) {
    return switch (recorded.event()) {
      case SubmissionEvent event -> submission(state, recorded, event);
      case AttemptEvent event ->
          state.inAttempt(recorded.attempt(), attempt -> attempt.after(event, recorded.at()));
      case ServiceEvent event ->
          state.inAttempt(recorded.attempt(), attempt -> attempt.after(event, recorded.at()));
      case CauseEvent event ->
          state.inAttempt(attempt(event, recorded), attempt -> attempt.after(event, recorded.at()));
      case ClientEvent event -> client(state, recorded, event);
      case LogSealed _, UnknownEvent _ -> state;
    };
  }

  /** A later attempt tells of the one that could not. */
  private static int attempt(CauseEvent event, RecordedEvent recorded) {
    return event instanceof AttemptBrokenOff broken ? broken.previous() : recorded.attempt();
  }

  private static JobHistory submission(
      JobHistory state, RecordedEvent recorded, SubmissionEvent event) {
    SubmissionHistory before = state.submission();
    return switch (event) {
      case RunPlanned planned -> state.planned(new RunFacts(recorded.run(), planned));
      case PreflightChecked _, ImageImported _, ImagePrepared _, ImageReused _ -> state;
      case ScriptRendered rendered -> state.with(before.after(rendered));
      case JobSubmitted submitted -> state.with(before.after(submitted, recorded.at()));
      case JobSubmissionFailed failed -> state.with(before.after(failed, recorded.at()));
    };
  }

  private static JobHistory client(JobHistory state, RecordedEvent recorded, ClientEvent event) {
    return switch (event) {
      case JobCancelRequested _ -> state.cancelRequested(recorded.at());
      case SchedulerObserved seen ->
          state.with(
              state
                  .answers()
                  .after(recorded.attempt(), recorded.id().writer(), answer(seen, recorded.at())));
      case ArtifactsExported _ -> state;
    };
  }

  private static SchedulerAnswer answer(SchedulerObserved seen, Instant at) {
    return new SchedulerAnswer(
        SchedulerWords.meaning(seen),
        seen.state(),
        seen.reason(),
        seen.exitCode(),
        seen.jobId(),
        Optional.of(at));
  }
}
