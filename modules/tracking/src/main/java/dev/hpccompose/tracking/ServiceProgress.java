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
 * @param phase where it stands
 * @param waitingFor names of the services it waits for, while it waits
 * @param launches how often it was launched
 * @param restarts how many relaunches were scheduled; the first launch is none of them
 * @param lastExit how its process ended last
 * @param forced whether it had to be killed after its grace period
 * @param since when it came to its phase
 * @param probeResult what its probe said last, when that became known
 */
public record ServiceProgress(
    ServicePhase phase,
    List<String> waitingFor,
    int launches,
    int restarts,
    Optional<Exit> lastExit,
    boolean forced,
    Optional<Instant> since,
    Optional<String> probeResult) {

  static final ServiceProgress NONE =
      new ServiceProgress(
          ServicePhase.PENDING,
          List.of(),
          0,
          0,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty());

  public ServiceProgress {
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

  ServiceProgress after(ServiceEvent event, Instant at) {
    return switch (event) {
      case ServiceWaiting waiting -> to(ServicePhase.WAITING, at).waitingFor(waiting.waitingFor());
      case ServiceStarted started -> to(ServicePhase.RUNNING, at).launched(started.launch());
      case ServiceReady ready -> answered(ServicePhase.READY, ready.result(), at);
      case ServiceReadinessFailed failed -> answered(ServicePhase.UNHEALTHY, failed.result(), at);
      case ServiceProbed probed -> said(Optional.of(probed.result()));
      case ServiceUnhealthy sick -> answered(ServicePhase.UNHEALTHY, sick.result(), at);
      case ServiceExited exited ->
          to(ServicePhase.EXITED, at)
              .ended(new Exit(exited.exitCode(), exited.signal(), exited.succeeded()), false);
      case ServiceRestartScheduled scheduled ->
          to(ServicePhase.RESTARTING, at).restarting(scheduled.restart());
      case ServiceStopped stopped ->
          to(ServicePhase.STOPPED, at)
              .ended(new Exit(stopped.exitCode(), stopped.signal(), false), stopped.forced());
      case EndpointRegistered _, EndpointDeregistered _ -> this;
      case ServiceHookFinished _, ServicePortTaken _, ServiceLogTruncated _ -> this;
      case ServiceStarting _, ServiceStopping _ -> this;
    };
  }

  /** The same when nothing of the attempt runs any more, whether or not an event said so. */
  ServiceProgress settled() {
    return switch (phase) {
      case PENDING, WAITING -> in(ServicePhase.NOT_STARTED);
      case RUNNING, READY, UNHEALTHY -> in(ServicePhase.STOPPED);
      case RESTARTING -> in(ServicePhase.EXITED);
      case EXITED, STOPPED, NOT_STARTED -> this;
    };
  }

  private ServiceProgress answered(ServicePhase next, Optional<String> result, Instant at) {
    ServiceProgress asked =
        switch (phase) {
          case RUNNING, READY, UNHEALTHY -> phase == next ? this : to(next, at);
          case PENDING, WAITING, RESTARTING, EXITED, STOPPED, NOT_STARTED -> this;
        };
    return asked.said(result);
  }

  private ServiceProgress to(ServicePhase next, Instant at) {
    return new ServiceProgress(
        next, List.of(), launches, restarts, lastExit, forced, Optional.of(at), probeResult);
  }

  private ServiceProgress in(ServicePhase settled) {
    return new ServiceProgress(
        settled, List.of(), launches, restarts, lastExit, forced, since, probeResult);
  }

  private ServiceProgress waitingFor(List<String> services) {
    return new ServiceProgress(
        phase, services, launches, restarts, lastExit, forced, since, probeResult);
  }

  /** What was said of an earlier launch says nothing about this one. */
  private ServiceProgress launched(int launch) {
    return new ServiceProgress(
        phase, waitingFor, launch, restarts, lastExit, forced, since, Optional.empty());
  }

  private ServiceProgress said(Optional<String> result) {
    return new ServiceProgress(
        phase, waitingFor, launches, restarts, lastExit, forced, since, result);
  }

  private ServiceProgress restarting(int restart) {
    return new ServiceProgress(
        phase, waitingFor, launches, restart, lastExit, forced, since, probeResult);
  }

  private ServiceProgress ended(Exit exit, boolean killed) {
    return new ServiceProgress(
        phase, waitingFor, launches, restarts, Optional.of(exit), killed, since, probeResult);
  }
}
