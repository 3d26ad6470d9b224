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
 * @param progress what happened to each service, in the order of their first events
 * @param features what the supervisor did besides running services
 * @param causes what the scheduler and the kernel say about ends in it, in order
 */
public record AttemptState(
    int number,
    Optional<AttemptStarted> start,
    Optional<Instant> startedAt,
    List<String> signals,
    Optional<TeardownStarted> teardown,
    Optional<AttemptFinished> end,
    Optional<Instant> finishedAt,
    ProgressByService progress,
    AttemptFeatures features,
    List<CauseEvent> causes) {

  public AttemptState {
    signals = List.copyOf(signals);
    causes = List.copyOf(causes);
  }

  static AttemptState begin(int number) {
    return new AttemptState(
        number,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ProgressByService.NONE,
        AttemptFeatures.NONE,
        List.of());
  }

  /** Where the attempt stands. */
  public Phase phase() {
    if (end.isPresent()) {
      return Phase.FINISHED;
    }
    return teardown.isPresent() ? Phase.STOPPING : Phase.RUNNING;
  }

  AttemptState after(AttemptEvent event, Instant at) {
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

  AttemptState after(ServiceEvent event, Instant at) {
    ServiceProgress next = told(event.service()).after(event, at);
    return new AttemptState(
        number,
        start,
        startedAt,
        signals,
        teardown,
        end,
        finishedAt,
        progress.with(event.service(), next),
        features.after(event),
        causes);
  }

  AttemptState after(CauseEvent event) {
    List<CauseEvent> all = Stream.concat(causes.stream(), Stream.of(event)).toList();
    return new AttemptState(
        number, start, startedAt, signals, teardown, end, finishedAt, progress, features, all);
  }

  /** Why the last launch of a service ended, where more than its exit code tells. */
  public Optional<CauseEvent> causeOf(String service) {
    int launches = told(service).launches();
    return causes.stream()
        .filter(cause -> cause instanceof CauseEvent.OfService of && of.service().equals(service))
        .filter(cause -> cause instanceof CauseEvent.OfService of && of.launch() == launches)
        .findFirst();
  }

  /** What happened to one service, as it is to be read after the end when that has come. */
  ServiceProgress of(String service) {
    ServiceProgress told = told(service);
    return end.isPresent() ? told.settled() : told;
  }

  private ServiceProgress told(String service) {
    return progress.of(service).orElse(ServiceProgress.NONE);
  }

  private AttemptState with(AttemptFeatures next) {
    return new AttemptState(
        number, start, startedAt, signals, teardown, end, finishedAt, progress, next, causes);
  }

  private AttemptState started(AttemptStarted started, Instant at) {
    return new AttemptState(
        number,
        Optional.of(started),
        Optional.of(at),
        signals,
        teardown,
        end,
        finishedAt,
        progress,
        features,
        causes);
  }

  private AttemptState signalled(String signal) {
    List<String> all = Stream.concat(signals.stream(), Stream.of(signal)).toList();
    return new AttemptState(
        number, start, startedAt, all, teardown, end, finishedAt, progress, features, causes);
  }

  private AttemptState tornDown(TeardownStarted began) {
    return new AttemptState(
        number,
        start,
        startedAt,
        signals,
        Optional.of(began),
        end,
        finishedAt,
        progress,
        features,
        causes);
  }

  private AttemptState finished(AttemptFinished finished, Instant at) {
    return new AttemptState(
        number,
        start,
        startedAt,
        signals,
        teardown,
        Optional.of(finished),
        Optional.of(at),
        progress,
        features,
        causes);
  }
}
