package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.AttemptEvent;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.ClientEvent;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.SubmissionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stored type is which record. What a row says of a version is never changed: a row is added,
 * or it gets one version more.
 */
public final class EventTypes {

  /** The types of this build. */
  public static final EventTypes RELEASED =
      new EventTypes(
          List.of(
              EventType.of("run.planned", SubmissionEvent.RunPlanned.class),
              EventType.of("preflight.checked", SubmissionEvent.PreflightChecked.class)
                  .spelled("elapsed", "millis"),
              EventType.of("image.imported", SubmissionEvent.ImageImported.class)
                  .spelled("elapsed", "millis"),
              EventType.of("image.prepared", SubmissionEvent.ImagePrepared.class)
                  .spelled("create", "create_millis")
                  .spelled("commands", "commands_millis")
                  .spelled("export", "export_millis"),
              EventType.of("image.reused", SubmissionEvent.ImageReused.class),
              EventType.of("script.rendered", SubmissionEvent.ScriptRendered.class),
              EventType.of("job.submitted", SubmissionEvent.JobSubmitted.class),
              EventType.of("job.submission_failed", SubmissionEvent.JobSubmissionFailed.class),
              EventType.of("attempt.started", AttemptEvent.AttemptStarted.class),
              EventType.of("signal.received", AttemptEvent.SignalReceived.class),
              EventType.of("teardown.started", AttemptEvent.TeardownStarted.class),
              EventType.of("attempt.finished", AttemptEvent.AttemptFinished.class),
              EventType.of("service.waiting", ServiceEvent.ServiceWaiting.class),
              EventType.of("service.starting", ServiceEvent.ServiceStarting.class),
              EventType.of("service.started", ServiceEvent.ServiceStarted.class),
              EventType.of("service.port_taken", ServiceEvent.ServicePortTaken.class),
              EventType.of("service.probed", ServiceEvent.ServiceProbed.class),
              EventType.of("service.ready", ServiceEvent.ServiceReady.class),
              EventType.of("service.readiness_failed", ServiceEvent.ServiceReadinessFailed.class),
              EventType.of("service.unhealthy", ServiceEvent.ServiceUnhealthy.class),
              EventType.of("service.hook_finished", ServiceEvent.ServiceHookFinished.class),
              EventType.of("service.exited", ServiceEvent.ServiceExited.class),
              EventType.of("service.restart_scheduled", ServiceEvent.ServiceRestartScheduled.class),
              EventType.of("service.stopping", ServiceEvent.ServiceStopping.class),
              EventType.of("service.stopped", ServiceEvent.ServiceStopped.class),
              EventType.of("service.log_truncated", ServiceEvent.ServiceLogTruncated.class),
              EventType.of("sampling.started", AttemptEvent.SamplingStarted.class)
                  .inSeconds("interval", "interval_seconds"),
              EventType.of("sampling.degraded", AttemptEvent.SamplingDegraded.class),
              EventType.of("sampling.stopped", AttemptEvent.SamplingStopped.class),
              EventType.of("artifacts.collected", AttemptEvent.ArtifactsCollected.class),
              EventType.of("endpoint.resolved", AttemptEvent.EndpointResolved.class),
              EventType.of("endpoint.registered", ServiceEvent.EndpointRegistered.class)
                  .inSeconds("expiresAt", "expires_at"),
              EventType.of("endpoint.deregistered", ServiceEvent.EndpointDeregistered.class),
              EventType.of("time_limit.announced", AttemptEvent.TimeLimitAnnounced.class)
                  .inSeconds("remaining", "remaining_seconds"),
              EventType.of("service.out_of_memory", CauseEvent.ServiceOutOfMemory.class),
              EventType.of("service.node_lost", CauseEvent.ServiceNodeLost.class),
              EventType.of("service.launch_refused", CauseEvent.ServiceLaunchRefused.class),
              EventType.of("job.cancelled", CauseEvent.JobCancelled.class),
              EventType.of("job.timed_out", CauseEvent.JobTimedOut.class),
              EventType.of("job.preempted", CauseEvent.JobPreempted.class),
              EventType.of("job.node_failed", CauseEvent.JobNodeFailed.class),
              EventType.of("job.requeued", CauseEvent.JobRequeued.class),
              EventType.of("attempt.broken_off", CauseEvent.AttemptBrokenOff.class),
              EventType.of("job.cancel_requested", ClientEvent.JobCancelRequested.class),
              EventType.of("scheduler.observed", ClientEvent.SchedulerObserved.class),
              EventType.of("artifacts.exported", ClientEvent.ArtifactsExported.class)));

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

  EventType typeOf(JobEvent event) {
    EventType type = byPayload.get(event.getClass());
    if (type == null) {
      throw new IllegalArgumentException("an event that is not written: " + event);
    }
    return type;
  }
}
