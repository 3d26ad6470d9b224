package dev.hpccompose.tracking;

import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.ServiceEvent.EndpointDeregistered;
import dev.hpccompose.events.ServiceEvent.EndpointRegistered;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceHookFinished;
import dev.hpccompose.events.ServiceEvent.ServiceLogTruncated;
import dev.hpccompose.events.ServiceEvent.ServicePortTaken;
import dev.hpccompose.events.ServiceEvent.ServiceProbed;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceRestartScheduled;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStarting;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.ServiceEvent.ServiceStopping;
import dev.hpccompose.events.ServiceEvent.ServiceUnhealthy;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one service in one attempt.
 *
 * @param state how it was doing last
 * @param waitingFor names of the services it waits for, while it waits
 * @param launches how often it was launched
 * @param restarts how many relaunches were scheduled; the first launch is none of them
 * @param lastExit how its process ended last
 * @param forced whether it had to be killed after its grace period
 * @param since when that began
 * @param probeResult what its probe said last, when that became known
 */
public record ServiceHistory(
    ServiceState state,
    List<String> waitingFor,
    int launches,
    int restarts,
    Optional<Exit> lastExit,
    boolean forced,
    Optional<Instant> since,
    Optional<String> probeResult) {

  static final ServiceHistory NONE =
      new ServiceHistory(
          ServiceState.PENDING,
          List.of(),
          0,
          0,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty());

  public ServiceHistory {
    waitingFor = List.copyOf(waitingFor);
  }

  /**
   * The end of a process.
   *
   * @param code its exit code as a shell reports it
   * @param signal the signal that an exit code above 128 stands for
   * @param succeeded whether it came on its own, and no failure policy answers it
   */
  public record Exit(int code, Optional<String> signal, boolean succeeded) {}

  ServiceHistory after(ServiceEvent event, Instant at) {
    return switch (event) {
      case ServiceWaiting waiting -> to(ServiceState.WAITING, at).waitingFor(waiting.waitingFor());
      case ServiceStarted started -> to(ServiceState.RUNNING, at).launched(started.launch());
      case ServiceReady ready -> answered(ServiceState.READY, ready.result(), at);
      case ServiceReadinessFailed failed -> answered(ServiceState.UNHEALTHY, failed.result(), at);
      case ServiceProbed probed -> said(Optional.of(probed.result()));
      case ServiceUnhealthy sick -> answered(ServiceState.UNHEALTHY, sick.result(), at);
      case ServiceExited exited ->
          to(ServiceState.EXITED, at)
              .ended(new Exit(exited.exitCode(), exited.signal(), exited.succeeded()), false);
      case ServiceRestartScheduled scheduled ->
          to(ServiceState.RESTARTING, at).restarting(scheduled.restart());
      case ServiceStopped stopped ->
          to(ServiceState.STOPPED, at)
              .ended(new Exit(stopped.exitCode(), stopped.signal(), false), stopped.forced());
      case EndpointRegistered _, EndpointDeregistered _ -> this;
      case ServiceHookFinished _, ServicePortTaken _, ServiceLogTruncated _ -> this;
      case ServiceStarting _ -> to(ServiceState.STARTING, at);
      case ServiceStopping _ -> to(ServiceState.STOPPING, at);
    };
  }

  /** The scheduler did not take its step: it is launched again after a while. */
  ServiceHistory refused(Instant at) {
    return switch (state) {
      case STARTING, RUNNING, READY, UNHEALTHY -> to(ServiceState.RESTARTING, at);
      case PENDING, WAITING, STOPPING, RESTARTING, EXITED, STOPPED, NOT_STARTED -> this;
    };
  }

  /** The same when nothing of the job runs any more, whether or not an event said so. */
  ServiceHistory settled() {
    ServiceState settled = state.settled(launches > 0);
    return settled == state ? this : in(settled);
  }

  private ServiceHistory answered(ServiceState next, Optional<String> result, Instant at) {
    ServiceHistory asked =
        switch (state) {
          case RUNNING, READY, UNHEALTHY -> state == next ? this : to(next, at);
          case PENDING, WAITING, STARTING, STOPPING -> this;
          case RESTARTING, EXITED, STOPPED, NOT_STARTED -> this;
        };
    return asked.said(result);
  }

  private ServiceHistory to(ServiceState next, Instant at) {
    return new ServiceHistory(
        next, List.of(), launches, restarts, lastExit, forced, Optional.of(at), probeResult);
  }

  private ServiceHistory in(ServiceState settled) {
    return new ServiceHistory(
        settled, List.of(), launches, restarts, lastExit, forced, since, probeResult);
  }

  private ServiceHistory waitingFor(List<String> services) {
    return new ServiceHistory(
        state, services, launches, restarts, lastExit, forced, since, probeResult);
  }

  /** What was said of an earlier launch says nothing about this one. */
  private ServiceHistory launched(int launch) {
    return new ServiceHistory(
        state, waitingFor, launch, restarts, lastExit, forced, since, Optional.empty());
  }

  private ServiceHistory said(Optional<String> result) {
    return new ServiceHistory(
        state, waitingFor, launches, restarts, lastExit, forced, since, result);
  }

  private ServiceHistory restarting(int restart) {
    return new ServiceHistory(
        state, waitingFor, launches, restart, lastExit, forced, since, probeResult);
  }

  private ServiceHistory ended(Exit exit, boolean killed) {
    return new ServiceHistory(
        state, waitingFor, launches, restarts, Optional.of(exit), killed, since, probeResult);
  }
}
