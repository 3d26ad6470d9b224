package dev.hpccompose.runtime.status;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.scheduler.ObservationCache;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.runtime.scheduler.SchedulerWitness;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The second witness of one command. Asks, and writes nothing into a run. */
public final class Scheduling implements SchedulerQuery {

  private final Map<String, String> environment;
  private final @Nullable ObservationCache shared;
  private final Map<String, Optional<SchedulerClient>> clients = new HashMap<>();

  private Scheduling(Map<String, String> environment, @Nullable ObservationCache shared) {
    this.environment = Map.copyOf(environment);
    this.shared = shared;
  }

  /**
   * For a command that acts: it wants the scheduler's word of now.
   *
   * @param environment the environment for the scheduler's tools
   */
  public static Scheduling anew(Map<String, String> environment) {
    return new Scheduling(environment, null);
  }

  /**
   * For a command that reads: it makes do with what another one was told a few seconds ago.
   *
   * @param environment the environment for the scheduler's tools
   */
  public static Scheduling shared(Map<String, String> environment) {
    return new Scheduling(environment, ObservationCache.of(environment, InstantSource.system()));
  }

  /** The client of the run's scheduler, where this machine can ask it. */
  public Optional<SchedulerClient> client(RunView view) {
    return view.scheduler().flatMap(name -> clients.computeIfAbsent(name, this::found));
  }

  private Optional<SchedulerClient> found(String name) {
    return Providers.client(name, environment).filter(client -> client.unavailable().isEmpty());
  }

  /** The scheduler is asked where the history does not name the job. */
  @Override
  public Optional<JobRef> job(RunView view) {
    return view.known().or(() -> client(view).flatMap(client -> client.find(view.run().runId())));
  }

  @Override
  public Optional<Observation> ask(RunView view, JobRef job) {
    return client(view).map(client -> observe(client, List.of(job)).getFirst());
  }

  /** One answer for each job of a scheduler, in their order. */
  List<Observation> observe(SchedulerClient client, List<JobRef> jobs) {
    return shared == null ? SchedulerWitness.observe(client, jobs) : shared.observe(client, jobs);
  }

  /** How many commands of schedulers were started. */
  public int calls() {
    return clients.values().stream()
        .flatMap(Optional::stream)
        .mapToInt(SchedulerClient::calls)
        .sum();
  }
}
