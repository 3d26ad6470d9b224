package dev.hpccompose.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to one service; written by the supervisor inside the allocation. */
public sealed interface ServiceEvent extends JobEvent {

  /** Name of the service in the spec. */
  String service();

  /**
   * The service may not start yet.
   *
   * @param waitingFor names of the services whose condition is still open
   */
  record ServiceWaiting(String service, List<String> waitingFor) implements ServiceEvent {
    public ServiceWaiting {
      waitingFor = List.copyOf(waitingFor);
    }
  }

  /**
   * A launch of the service begins: its runner is at work, and its process is not there yet.
   *
   * @param launch 1 for the first launch, one more for each restart
   */
  record ServiceStarting(String service, int launch) implements ServiceEvent {}

  /**
   * A port on which the service listens, or where its tasks meet, belongs to another process of its
   * node.
   *
   * @param launch number of the launch that comes now
   * @param port the port
   * @param instead the port that its tasks are given instead
   * @param waiting names of the services that wait for this one
   */
  record ServicePortTaken(
      String service, int launch, int port, Optional<Integer> instead, List<String> waiting)
      implements ServiceEvent {
    public ServicePortTaken {
      waiting = List.copyOf(waiting);
    }
  }

  /**
   * The process was launched.
   *
   * @param launch 1 for the first launch, one more for each restart
   * @param node the node it was launched on
   */
  record ServiceStarted(String service, int launch, String node) implements ServiceEvent {}

  /**
   * The readiness probe succeeded.
   *
   * @param probe kind of the probe
   * @param elapsed time since the launch
   * @param result what the try said
   */
  record ServiceReady(
      String service, int launch, ProbeKind probe, Duration elapsed, Optional<String> result)
      implements ServiceEvent {

    /** One whose probe says nothing. */
    public ServiceReady(String service, int launch, ProbeKind probe, Duration elapsed) {
      this(service, launch, probe, elapsed, Optional.empty());
    }
  }

  /**
   * A try of the readiness probe failed and said something else than the try before; of one launch
   * the first ten are recorded.
   *
   * @param probe kind of the probe
   * @param elapsed time since the launch
   * @param result what the try said
   */
  record ServiceProbed(String service, int launch, ProbeKind probe, Duration elapsed, String result)
      implements ServiceEvent {}

  /**
   * The service was ready, and its probe failed too often in a row after that.
   *
   * @param failures how often
   * @param elapsed time since the launch
   * @param result what the last try said
   */
  record ServiceUnhealthy(
      String service,
      int launch,
      ProbeKind probe,
      int failures,
      Duration elapsed,
      Optional<String> result)
      implements ServiceEvent {}

  /**
   * A command beside the process of the service came to its end.
   *
   * @param hook when it ran
   * @param number its place in the list of the spec, from 1
   * @param outcome how it ended
   * @param elapsed how long it took
   * @param result its exit code and its last line
   */
  record ServiceHookFinished(
      String service,
      int launch,
      HookKind hook,
      int number,
      HookOutcome outcome,
      Duration elapsed,
      Optional<String> result)
      implements ServiceEvent {}

  /**
   * The service did not become ready.
   *
   * @param reason why not
   * @param elapsed time since the launch
   * @param result what the last try said
   */
  record ServiceReadinessFailed(
      String service,
      int launch,
      ProbeKind probe,
      ReadinessFailure reason,
      Duration elapsed,
      Optional<String> result)
      implements ServiceEvent {

    /** One whose probe has never said anything. */
    public ServiceReadinessFailed(
        String service, int launch, ProbeKind probe, ReadinessFailure reason, Duration elapsed) {
      this(service, launch, probe, reason, elapsed, Optional.empty());
    }
  }

  /**
   * The process ended on its own.
   *
   * @param exitCode its exit code as a shell reports it
   * @param signal the signal that an exit code above 128 stands for; open, for a machine may have
   *     signals of its own
   * @param success true when the spec takes a code other than 0 for a success, false when it ended
   *     with 0 and a cause says that this was none
   */
  record ServiceExited(
      String service, int launch, int exitCode, Optional<String> signal, Optional<Boolean> success)
      implements ServiceEvent {

    /** One of which 0 alone is a success. */
    public ServiceExited(String service, int launch, int exitCode, Optional<String> signal) {
      this(service, launch, exitCode, signal, Optional.empty());
    }

    /** Whether this end is none that a failure policy answers. */
    public boolean succeeded() {
      return success.orElse(exitCode == 0);
    }
  }

  /**
   * The service will be launched again.
   *
   * @param restart number of this restart, from 1
   * @param maxRestarts how many are allowed
   * @param delay time until the launch
   * @param counted how many restarts count by now, where those of some time count only
   * @param window that time
   */
  record ServiceRestartScheduled(
      String service,
      int restart,
      int maxRestarts,
      Duration delay,
      Optional<Integer> counted,
      Optional<Duration> window)
      implements ServiceEvent {

    /** One where all restarts count. */
    public ServiceRestartScheduled(String service, int restart, int maxRestarts, Duration delay) {
      this(service, restart, maxRestarts, delay, Optional.empty(), Optional.empty());
    }
  }

  /**
   * The log of the service was longer than it may be: the middle of it is gone.
   *
   * @param droppedBytes how many bytes that are, since the launch
   */
  record ServiceLogTruncated(String service, int launch, long droppedBytes)
      implements ServiceEvent {}

  /**
   * An endpoint that the service provides can be found by other jobs.
   *
   * @param name name of the endpoint
   * @param url where it is
   * @param expiresAt until when the record holds when nobody renews it
   */
  record EndpointRegistered(String service, String name, String url, Instant expiresAt)
      implements ServiceEvent {}

  /**
   * An endpoint that the service provided is not offered any more.
   *
   * @param name name of the endpoint
   * @param owned whether the record was still this job's own; another one's is left alone
   */
  record EndpointDeregistered(String service, String name, boolean owned) implements ServiceEvent {}

  /**
   * The supervisor begins to stop the service.
   *
   * @param reason why, where that is not plain from the cause
   * @param grace how long it has until it is killed
   */
  record ServiceStopping(String service, Optional<StopReason> reason, Duration grace)
      implements ServiceEvent {}

  /**
   * The supervisor stopped the service.
   *
   * @param exitCode its exit code as a shell reports it
   * @param signal the signal that an exit code above 128 stands for
   * @param forced whether it had to be killed after the grace period
   */
  record ServiceStopped(
      String service, int launch, int exitCode, Optional<String> signal, boolean forced)
      implements ServiceEvent {}
}
