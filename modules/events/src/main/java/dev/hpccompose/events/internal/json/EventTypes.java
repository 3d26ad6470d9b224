package dev.hpccompose.events.internal.json;

import static dev.hpccompose.events.WriterKind.BATCH;
import static dev.hpccompose.events.WriterKind.CLI;
import static dev.hpccompose.events.WriterKind.SUBMIT;

import dev.hpccompose.events.AttemptEvent;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.ClientEvent;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.LogSealed;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.events.UnknownEvent;
import dev.hpccompose.events.WriterKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stored type is which record, and who writes it. What a row says of a version is never
 * changed: a row is added, or it gets one version more.
 */
public final class EventTypes {

  /** The types of this build. */
  public static final EventTypes RELEASED =
      new EventTypes(
          List.of(
              EventType.of(SUBMIT, "run.planned", SubmissionEvent.RunPlanned.class),
              EventType.of(SUBMIT, "preflight.checked", SubmissionEvent.PreflightChecked.class)
                  .spelled("elapsed", "millis"),
              EventType.of(SUBMIT, "image.imported", SubmissionEvent.ImageImported.class)
                  .spelled("elapsed", "millis"),
              EventType.of(SUBMIT, "image.prepared", SubmissionEvent.ImagePrepared.class)
                  .spelled("create", "create_millis")
                  .spelled("commands", "commands_millis")
                  .spelled("export", "export_millis"),
              EventType.of(SUBMIT, "image.reused", SubmissionEvent.ImageReused.class),
              EventType.of(SUBMIT, "script.rendered", SubmissionEvent.ScriptRendered.class),
              EventType.of(SUBMIT, "job.submitted", SubmissionEvent.JobSubmitted.class)
                  .alsoBy(CLI), // found again after a crash
              EventType.of(
                  SUBMIT, "job.submission_failed", SubmissionEvent.JobSubmissionFailed.class),
              EventType.of(BATCH, "attempt.started", AttemptEvent.AttemptStarted.class),
              EventType.of(BATCH, "signal.received", AttemptEvent.SignalReceived.class),
              EventType.of(BATCH, "teardown.started", AttemptEvent.TeardownStarted.class),
              EventType.of(BATCH, "attempt.finished", AttemptEvent.AttemptFinished.class),
              EventType.of(BATCH, "service.waiting", ServiceEvent.ServiceWaiting.class),
              EventType.of(BATCH, "service.starting", ServiceEvent.ServiceStarting.class),
              EventType.of(BATCH, "service.started", ServiceEvent.ServiceStarted.class),
              EventType.of(BATCH, "service.port_taken", ServiceEvent.ServicePortTaken.class),
              EventType.of(BATCH, "service.probed", ServiceEvent.ServiceProbed.class),
              EventType.of(BATCH, "service.ready", ServiceEvent.ServiceReady.class),
              EventType.of(
                  BATCH, "service.readiness_failed", ServiceEvent.ServiceReadinessFailed.class),
              EventType.of(BATCH, "service.unhealthy", ServiceEvent.ServiceUnhealthy.class),
              EventType.of(BATCH, "service.hook_finished", ServiceEvent.ServiceHookFinished.class),
              EventType.of(BATCH, "service.exited", ServiceEvent.ServiceExited.class),
              EventType.of(
                  BATCH, "service.restart_scheduled", ServiceEvent.ServiceRestartScheduled.class),
              EventType.of(BATCH, "service.stopping", ServiceEvent.ServiceStopping.class),
              EventType.of(BATCH, "service.stopped", ServiceEvent.ServiceStopped.class),
              EventType.of(BATCH, "service.log_truncated", ServiceEvent.ServiceLogTruncated.class),
              EventType.of(BATCH, "sampling.started", AttemptEvent.SamplingStarted.class)
                  .inSeconds("interval", "interval_seconds"),
              EventType.of(BATCH, "sampling.degraded", AttemptEvent.SamplingDegraded.class),
              EventType.of(BATCH, "sampling.stopped", AttemptEvent.SamplingStopped.class),
              EventType.of(BATCH, "artifacts.collected", AttemptEvent.ArtifactsCollected.class),
              EventType.of(BATCH, "endpoint.resolved", AttemptEvent.EndpointResolved.class),
              EventType.of(BATCH, "endpoint.registered", ServiceEvent.EndpointRegistered.class)
                  .inSeconds("expiresAt", "expires_at"),
              EventType.of(BATCH, "endpoint.deregistered", ServiceEvent.EndpointDeregistered.class),
              EventType.of(BATCH, "time_limit.announced", AttemptEvent.TimeLimitAnnounced.class)
                  .inSeconds("remaining", "remaining_seconds"),
              EventType.of(BATCH, "service.out_of_memory", CauseEvent.ServiceOutOfMemory.class),
              EventType.of(BATCH, "service.node_lost", CauseEvent.ServiceNodeLost.class),
              EventType.of(BATCH, "service.launch_refused", CauseEvent.ServiceLaunchRefused.class),
              EventType.of(BATCH, "job.cancelled", CauseEvent.JobCancelled.class),
              EventType.of(BATCH, "job.timed_out", CauseEvent.JobTimedOut.class),
              EventType.of(BATCH, "job.preempted", CauseEvent.JobPreempted.class),
              EventType.of(BATCH, "job.node_failed", CauseEvent.JobNodeFailed.class),
              EventType.of(BATCH, "job.requeued", CauseEvent.JobRequeued.class),
              EventType.of(BATCH, "attempt.broken_off", CauseEvent.AttemptBrokenOff.class),
              EventType.of(CLI, "job.cancel_requested", ClientEvent.JobCancelRequested.class),
              EventType.of(CLI, "scheduler.observed", ClientEvent.SchedulerObserved.class),
              EventType.of(CLI, "artifacts.exported", ClientEvent.ArtifactsExported.class),
              EventType.of(SUBMIT, "log.sealed", LogSealed.class).alsoBy(BATCH).alsoBy(CLI)));

  private final List<EventType> table;
  private final Map<String, EventType> byName;
  private final Map<Class<? extends JobEvent>, EventType> byPayload;

  /** The types of a table. */
  EventTypes(List<EventType> table) {
    this.table = table;
    this.byName = HashMap.newHashMap(table.size());
    this.byPayload = HashMap.newHashMap(table.size());
    for (EventType type : table) {
      byName.put(type.name(), type);
      byPayload.put(type.payload(), type);
    }
  }

  /** The whole table. */
  public List<EventType> all() {
    return table;
  }

  /** The type with this name; null for one of a later build. */
  @Nullable EventType find(String name) {
    return byName.get(name);
  }

  /**
   * Whether a writer of this kind, which is empty for one of a later build, writes events like this
   * one.
   */
  public boolean mayWrite(@Nullable WriterKind kind, JobEvent event) {
    return event instanceof UnknownEvent || (kind != null && typeOf(event).isWrittenBy(kind));
  }

  /** The field {@code type} of the lines of such events. */
  public String nameOf(JobEvent event) {
    return event instanceof UnknownEvent unknown ? unknown.type() : typeOf(event).name();
  }

  EventType typeOf(JobEvent event) {
    EventType type = byPayload.get(event.getClass());
    if (type == null) {
      throw new IllegalArgumentException("an event that is not written: " + event);
    }
    return type;
  }
}
