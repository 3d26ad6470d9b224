package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.ArtifactsCollected;
import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.AttemptEvent.EndpointResolved;
import dev.hpccompose.events.AttemptEvent.SamplingDegraded;
import dev.hpccompose.events.AttemptEvent.SamplingStarted;
import dev.hpccompose.events.AttemptEvent.SamplingStopped;
import dev.hpccompose.events.AttemptEvent.SignalReceived;
import dev.hpccompose.events.AttemptEvent.TeardownStarted;
import dev.hpccompose.events.CauseEvent.JobPreempted;
import dev.hpccompose.events.CauseEvent.ServiceLaunchRefused;
import dev.hpccompose.events.CauseEvent.ServiceOutOfMemory;
import dev.hpccompose.events.CauseWitness;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.Outcome;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.ReadinessFailure;
import dev.hpccompose.events.SampleCollector;
import dev.hpccompose.events.ServiceEvent;
import dev.hpccompose.events.ServiceEvent.EndpointDeregistered;
import dev.hpccompose.events.ServiceEvent.EndpointRegistered;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServicePortTaken;
import dev.hpccompose.events.ServiceEvent.ServiceReadinessFailed;
import dev.hpccompose.events.ServiceEvent.ServiceReady;
import dev.hpccompose.events.ServiceEvent.ServiceRestartScheduled;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStarting;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import dev.hpccompose.events.ServiceEvent.ServiceStopping;
import dev.hpccompose.events.ServiceEvent.ServiceWaiting;
import dev.hpccompose.events.StopReason;
import dev.hpccompose.events.TeardownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The events of one attempt: services take legal steps in any order, then the end comes. */
final class RandomAttempt implements Iterator<JobEvent> {

  private final Random random;
  private final List<String> services;
  private final Map<String, ServiceState> states = new HashMap<>();
  private final Map<String, Integer> launches = new HashMap<>();
  private final Deque<JobEvent> due = new ArrayDeque<>();
  private int stepsLeft;

  RandomAttempt(Random random, int number, List<String> services) {
    this.random = random;
    this.services = services;
    this.stepsLeft = random.nextInt(6 * services.size());
    due.add(new AttemptStarted("4711", "node" + number, 42, List.of("node" + number)));
    due.add(
        new SamplingStarted(
            Duration.ofSeconds(5), List.of(SampleCollector.GPU, SampleCollector.SLURM)));
    due.add(new EndpointResolved("model", "http://n:1/", "7", Duration.ofMillis(12)));
    if (random.nextInt(5) > 0) {
      services.forEach(name -> states.put(name, ServiceState.PENDING));
    }
  }

  @Override
  public boolean hasNext() {
    while (due.isEmpty() && stepsLeft > 0) {
      stepsLeft--;
      advance(services.get(random.nextInt(services.size())));
      if (stepsLeft == 0) {
        end();
      }
    }
    return !due.isEmpty();
  }

  @Override
  public JobEvent next() {
    return due.remove();
  }

  private void advance(String name) {
    int launch = launches.getOrDefault(name, 0);
    switch (states.getOrDefault(name, ServiceState.EXITED)) {
      case PENDING -> go(name, ServiceState.WAITING, new ServiceWaiting(name, List.of("s1")));
      case WAITING, RESTARTING ->
          go(name, ServiceState.STARTING, new ServiceStarting(name, launch + 1));
      case STARTING -> launch(name, launch + 1);
      case RUNNING -> answer(name, launch);
      case READY -> go(name, ServiceState.STOPPING, stopping(name));
      case STOPPING -> go(name, ServiceState.STOPPED, stopped(name));
      case UNHEALTHY ->
          go(name, ServiceState.EXITED, new ServiceExited(name, launch, 1, Optional.empty()));
      case EXITED, STOPPED, NOT_STARTED -> restart(name, launch);
    }
  }

  private void launch(String name, int launch) {
    if (random.nextInt(4) == 0) {
      states.put(name, ServiceState.RESTARTING);
      due.add(new ServiceLaunchRefused(name, launch, CauseWitness.SERVICE_LOG, "busy"));
      return;
    }
    launches.put(name, launch);
    due.add(new ServicePortTaken(name, launch, 80, Optional.empty(), List.of()));
    go(name, ServiceState.RUNNING, new ServiceStarted(name, launch, "node"));
  }

  private void answer(String name, int launch) {
    if (random.nextBoolean()) {
      go(
          name,
          ServiceState.READY,
          new ServiceReady(name, launch, ProbeKind.TCP, Duration.ofMillis(1)));
      due.add(new EndpointRegistered(name, "of-" + name, "http://n:2/", Instant.EPOCH));
    } else {
      go(
          name,
          ServiceState.UNHEALTHY,
          new ServiceReadinessFailed(
              name, launch, ProbeKind.TCP, ReadinessFailure.DEADLINE, Duration.ofMillis(1)));
    }
  }

  private void restart(String name, int launch) {
    if (launch > 0 && launch < 4) {
      go(
          name,
          ServiceState.RESTARTING,
          new ServiceRestartScheduled(name, launch, 3, Duration.ofMillis(5)));
    }
  }

  private void go(String name, ServiceState state, ServiceEvent event) {
    states.put(name, state);
    due.add(event);
  }

  /** The end as a supervisor tells it, or nothing: a node may die without a word. */
  private void end() {
    if (random.nextInt(4) == 0) {
      return;
    }
    due.add(new SignalReceived("TERM"));
    due.add(new TeardownStarted(TeardownReason.SIGNAL, Optional.empty()));
    services.stream().filter(this::runs).forEach(name -> due.add(stopped(name)));
    due.add(new SamplingDegraded(SampleCollector.GPU, "no tool"));
    due.add(new SamplingStopped(3));
    due.add(new EndpointDeregistered(services.getFirst(), "of-" + services.getFirst(), true));
    due.add(new ArtifactsCollected(List.of(), List.of("nothing"), Optional.empty()));
    due.add(new ServiceOutOfMemory(services.getFirst(), 1, CauseWitness.SERVICE_LOG, "oom"));
    due.add(new JobPreempted(random.nextBoolean(), CauseWitness.BATCH_LOG, "preempted"));
    due.add(new AttemptFinished(Outcome.CANCELLED, 143, Optional.empty()));
  }

  private static ServiceStopping stopping(String name) {
    return new ServiceStopping(name, Optional.of(StopReason.RESTART), Duration.ofSeconds(10));
  }

  private ServiceStopped stopped(String name) {
    return new ServiceStopped(
        name, launches.getOrDefault(name, 1), 143, Optional.of("TERM"), random.nextBoolean());
  }

  private boolean runs(String name) {
    return switch (states.getOrDefault(name, ServiceState.PENDING)) {
      case STARTING, RUNNING, READY, UNHEALTHY, STOPPING -> true;
      case PENDING, WAITING, RESTARTING, EXITED, STOPPED, NOT_STARTED -> false;
    };
  }
}
