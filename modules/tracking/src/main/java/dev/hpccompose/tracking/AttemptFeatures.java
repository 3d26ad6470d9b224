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
import dev.hpccompose.events.SampleCollector;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.ServiceEvent.EndpointDeregistered;
import dev.hpccompose.events.ServiceEvent.EndpointRegistered;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the supervisor did in one attempt besides running services.
 *
 * @param sampling that it samples, or did
 * @param degraded why collectors failed, by collector
 * @param sampled how the sampling ended
 * @param artifacts what it collected
 * @param resolved endpoints of other jobs, by name
 * @param registered endpoints that its services offer now, by name
 */
public record AttemptFeatures(
    Optional<SamplingStarted> sampling,
    Map<SampleCollector, String> degraded,
    Optional<SamplingStopped> sampled,
    Optional<ArtifactsCollected> artifacts,
    Map<String, EndpointResolved> resolved,
    Map<String, EndpointRegistered> registered) {

  static final AttemptFeatures NONE =
      new AttemptFeatures(
          Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Map.of(), Map.of());

  public AttemptFeatures {
    degraded = copy(degraded);
    resolved = copy(resolved);
    registered = copy(registered);
  }

  AttemptFeatures after(AttemptEvent event) {
    return switch (event) {
      case SamplingStarted started ->
          new AttemptFeatures(
              Optional.of(started), degraded, sampled, artifacts, resolved, registered);
      case SamplingDegraded failed ->
          new AttemptFeatures(
              sampling,
              put(degraded, failed.collector(), failed.reason()),
              sampled,
              artifacts,
              resolved,
              registered);
      case SamplingStopped stopped ->
          new AttemptFeatures(
              sampling, degraded, Optional.of(stopped), artifacts, resolved, registered);
      case ArtifactsCollected collected ->
          new AttemptFeatures(
              sampling, degraded, sampled, Optional.of(collected), resolved, registered);
      case EndpointResolved found ->
          new AttemptFeatures(
              sampling,
              degraded,
              sampled,
              artifacts,
              put(resolved, found.name(), found),
              registered);
      case AttemptStarted _, SignalReceived _, TeardownStarted _, AttemptFinished _ -> this;
      case TimeLimitAnnounced _ -> this;
    };
  }

  AttemptFeatures after(ServiceEvent event) {
    if (event instanceof EndpointRegistered endpoint) {
      return offering(put(registered, endpoint.name(), endpoint));
    }
    if (event instanceof EndpointDeregistered endpoint) {
      Map<String, EndpointRegistered> next = new LinkedHashMap<>(registered);
      next.remove(endpoint.name());
      return offering(next);
    }
    return this;
  }

  private AttemptFeatures offering(Map<String, EndpointRegistered> endpoints) {
    return new AttemptFeatures(sampling, degraded, sampled, artifacts, resolved, endpoints);
  }

  private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
    Map<K, V> next = new LinkedHashMap<>(map);
    next.put(key, value);
    return next;
  }

  private static <K, V> Map<K, V> copy(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
