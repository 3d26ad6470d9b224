package dev.hpccompose.cli.internal.run;

import dev.hpccompose.runtime.SchedulerWitness;
import dev.hpccompose.runtime.Schedulers;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second witness. Asks and writes nothing.
 *
 * @param environment the environment for the scheduler's tools
 */
public record Scheduling(Map<String, String> environment) implements SecondWitness {

  /** Copies the environment. */
  public Scheduling {
    environment = Map.copyOf(environment);
  }

  /** The client of the run's scheduler, where this machine can ask it. */
  public Optional<SchedulerClient> client(RunView view) {
    return view.scheduler()
        .flatMap(name -> Schedulers.client(name, environment))
        .filter(client -> client.unavailable().isEmpty());
  }

  /** The scheduler is asked where the history does not name the job. */
  @Override
  public Optional<JobRef> job(RunView view) {
    return view.known().or(() -> client(view).flatMap(client -> client.find(view.run().runId())));
  }

  @Override
  public Optional<Observation> ask(RunView view, JobRef job) {
    return client(view).map(client -> SchedulerWitness.observe(client, List.of(job)).getFirst());
  }
}
