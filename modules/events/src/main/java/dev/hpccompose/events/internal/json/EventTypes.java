package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.AttemptEvent;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.ClientEvent;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.SubmissionEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which stored type is which record. A line of this table is never changed, only added to. */
public final class EventTypes {

  private static final List<EventType> TABLE =
      List.of(
          new EventType("run.planned", 1, SubmissionEvent.RunPlanned.class),
          new EventType("preflight.checked", 1, SubmissionEvent.PreflightChecked.class),
          new EventType("image.imported", 1, SubmissionEvent.ImageImported.class),
          new EventType("image.prepared", 1, SubmissionEvent.ImagePrepared.class),
          new EventType("image.reused", 1, SubmissionEvent.ImageReused.class),
          new EventType("script.rendered", 1, SubmissionEvent.ScriptRendered.class),
          new EventType("job.submitted", 1, SubmissionEvent.JobSubmitted.class),
          new EventType("job.submission_failed", 1, SubmissionEvent.JobSubmissionFailed.class),
          new EventType("attempt.started", 1, AttemptEvent.AttemptStarted.class),
          new EventType("signal.received", 1, AttemptEvent.SignalReceived.class),
          new EventType("teardown.started", 1, AttemptEvent.TeardownStarted.class),
          new EventType("attempt.finished", 1, AttemptEvent.AttemptFinished.class),
          new EventType("service.waiting", 1, ServiceEvent.ServiceWaiting.class),
          new EventType("service.started", 1, ServiceEvent.ServiceStarted.class),
          new EventType("service.port_taken", 1, ServiceEvent.ServicePortTaken.class),
          new EventType("service.probed", 1, ServiceEvent.ServiceProbed.class),
          new EventType("service.ready", 1, ServiceEvent.ServiceReady.class),
          new EventType("service.readiness_failed", 1, ServiceEvent.ServiceReadinessFailed.class),
          new EventType("service.unhealthy", 1, ServiceEvent.ServiceUnhealthy.class),
          new EventType("service.hook_finished", 1, ServiceEvent.ServiceHookFinished.class),
          new EventType("service.exited", 1, ServiceEvent.ServiceExited.class),
          new EventType("service.restart_scheduled", 1, ServiceEvent.ServiceRestartScheduled.class),
          new EventType("service.stopped", 1, ServiceEvent.ServiceStopped.class),
          new EventType("service.log_truncated", 1, ServiceEvent.ServiceLogTruncated.class),
          new EventType("sampling.started", 1, AttemptEvent.SamplingStarted.class),
          new EventType("sampling.degraded", 1, AttemptEvent.SamplingDegraded.class),
          new EventType("sampling.stopped", 1, AttemptEvent.SamplingStopped.class),
          new EventType("artifacts.collected", 1, AttemptEvent.ArtifactsCollected.class),
          new EventType("endpoint.resolved", 1, AttemptEvent.EndpointResolved.class),
          new EventType("endpoint.registered", 1, ServiceEvent.EndpointRegistered.class),
          new EventType("endpoint.deregistered", 1, ServiceEvent.EndpointDeregistered.class),
          new EventType("time_limit.announced", 1, AttemptEvent.TimeLimitAnnounced.class),
          new EventType("service.out_of_memory", 1, CauseEvent.ServiceOutOfMemory.class),
          new EventType("service.node_lost", 1, CauseEvent.ServiceNodeLost.class),
          new EventType("service.launch_refused", 1, CauseEvent.ServiceLaunchRefused.class),
          new EventType("job.cancelled", 1, CauseEvent.JobCancelled.class),
          new EventType("job.timed_out", 1, CauseEvent.JobTimedOut.class),
          new EventType("job.preempted", 1, CauseEvent.JobPreempted.class),
          new EventType("job.node_failed", 1, CauseEvent.JobNodeFailed.class),
          new EventType("job.requeued", 1, CauseEvent.JobRequeued.class),
          new EventType("attempt.broken_off", 1, CauseEvent.AttemptBrokenOff.class),
          new EventType("job.cancel_requested", 1, ClientEvent.JobCancelRequested.class),
          new EventType("scheduler.observed", 1, ClientEvent.SchedulerObserved.class),
          new EventType("artifacts.exported", 1, ClientEvent.ArtifactsExported.class));

  private static final Map<String, EventType> BY_NAME =
      TABLE.stream().collect(Collectors.toMap(EventType::name, Function.identity()));

  private static final Map<Class<? extends JobEvent>, EventType> BY_PAYLOAD =
      TABLE.stream().collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));

  private EventTypes() {}

  /** The whole table. */
  public static List<EventType> all() {
    return TABLE;
  }

  static @Nullable EventType find(String name, int version) {
    EventType type = BY_NAME.get(name);
    return type != null && type.version() == version ? type : null;
  }

  static EventType of(JobEvent event) {
    EventType type = BY_PAYLOAD.get(event.getClass());
    if (type == null) {
      throw new IllegalArgumentException("an event that is not written: " + event);
    }
    return type;
  }
}
