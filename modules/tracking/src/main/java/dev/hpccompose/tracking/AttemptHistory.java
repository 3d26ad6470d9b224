package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent;
import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.EndpointResolved;
import dev.hpccompose.events.AttemptEvent.SamplingDegraded;
import dev.hpccompose.events.AttemptEvent.SamplingStarted;
import dev.hpccompose.events.AttemptEvent.SamplingStopped;
import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.AttemptEvent.TimeLimitAnnounced;
import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.CauseEvent.ServiceLaunchRefused;
import dev.hpccompose.events.ServiceEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One attempt of a job.
 *
 * @param number 0 for the first attempt, one more for each requeue
 * @param start what the supervisor said of itself
 * @param startedAt when it said so
 * @param signals the signals that the supervisor received, in order
 * @param teardown why the end began
 * @param end how it ended
 * @param finishedAt when it ended
 * @param services what happened to each service, in the order of their first events
 * @param features what the supervisor did besides running services
 * @param causes what the scheduler and the kernel say about ends in it, in order
 */
public record AttemptHistory(
    int number,
    Optional<AttemptStarted> start,
    Optional<Instant> startedAt,
    List<String> signals,
    Optional<TeardownStarted> teardown,
    Optional<AttemptFinished> end,
    Optional<Instant> finishedAt,
    ServiceHistories services,
    AttemptFeatures features,
    List<CauseEvent> causes) {

  public AttemptHistory {
    signals = List.copyOf(signals);
    causes = List.copyOf(causes);
  }

  static AttemptHistory begin(int number) {
    return new AttemptHistory(
        number,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ServiceHistories.NONE,
        AttemptFeatures.NONE,
        List.of());
  }

  /** Whether its history came to its end. */
  public boolean isOver() {
    return end.isPresent();
  }

  /** Whether its end began. */
  public boolean isStopping() {
    return teardown.isPresent();
  }

  AttemptHistory after(AttemptEvent event, Instant at) {
    return switch (event) {
      case AttemptStarted started -> started(started, at);
      case SignalReceived received -> signalled(received.signal());
      case TeardownStarted started -> tornDown(started);
      case AttemptFinished finished -> finished(finished, at);
      case SamplingStarted _, SamplingDegraded _, SamplingStopped _ -> with(features.after(event));
      case ArtifactsCollected _, EndpointResolved _ -> with(features.after(event));
      case TimeLimitAnnounced _ -> this;
    };
  }

  AttemptHistory after(ServiceEvent event, Instant at) {
    ServiceHistory next = of(event.service()).after(event, at);
    return new AttemptHistory(
        number,
        start,
        startedAt,
        signals,
        teardown,
        end,
        finishedAt,
        services.with(event.service(), next),
        features.after(event),
        causes);
  }

  AttemptHistory after(CauseEvent event, Instant at) {
    List<CauseEvent> all = Stream.concat(causes.stream(), Stream.of(event)).toList();
    ServiceHistories next =
        event instanceof ServiceLaunchRefused refused
            ? services.with(refused.service(), of(refused.service()).refused(at))
            : services;
    return new AttemptHistory(
        number, start, startedAt, signals, teardown, end, finishedAt, next, features, all);
  }

  /** Why the last launch of a service ended, where more than its exit code tells. */
  public Optional<CauseEvent> causeOf(String service) {
    int launches = of(service).launches();
    return causes.stream()
        .filter(cause -> cause instanceof CauseEvent.OfService of && of.service().equals(service))
        .filter(cause -> cause instanceof CauseEvent.OfService of && of.launch() == launches)
        .findFirst();
  }

  /** Why it ended, or is about to. */
  public Optional<Cause> cause() {
    return JobCause.of(this);
  }

  /** What happened to one service. */
  public ServiceHistory of(String service) {
    return services.of(service).orElse(ServiceHistory.NONE);
  }

  private AttemptHistory with(AttemptFeatures next) {
    return new AttemptHistory(
        number, start, startedAt, signals, teardown, end, finishedAt, services, next, causes);
  }

  private AttemptHistory started(AttemptStarted started, Instant at) {
    return new AttemptHistory(
        number,
        Optional.of(started),
        Optional.of(at),
        signals,
        teardown,
        end,
        finishedAt,
        services,
        features,
        causes);
  }

  private AttemptHistory signalled(String signal) {
    List<String> all = Stream.concat(signals.stream(), Stream.of(signal)).toList();
    return new AttemptHistory(
        number, start, startedAt, all, teardown, end, finishedAt, services, features, causes);
  }

  private AttemptHistory tornDown(TeardownStarted began) {
    return new AttemptHistory(
        number,
        start,
        startedAt,
        signals,
        Optional.of(began),
        end,
        finishedAt,
        services,
        features,
        causes);
  }

  private AttemptHistory finished(AttemptFinished finished, Instant at) {
    return new AttemptHistory(
        number,
        start,
        startedAt,
        signals,
        teardown,
        Optional.of(finished),
        Optional.of(at),
        services,
        features,
        causes);
  }
}
