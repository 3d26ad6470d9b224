package dev.hpccompose.runtime.status;

import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scheduler about many runs: one question for all of them, and none for a single one. A run
 * whose history does not name its job is not looked for.
 *
 * @param answers what was said, by run
 */
record BatchedQuery(Map<String, Observation> answers) implements SchedulerQuery {

  BatchedQuery {
    answers = Map.copyOf(answers);
  }

  /** Asks each scheduler of these runs once. */
  static BatchedQuery about(List<RunView> views, Scheduling scheduling) {
    Map<String, List<RunView>> bySchedulers = new LinkedHashMap<>();
    for (RunView view : views) {
      if (view.known().isPresent()) {
        view.scheduler()
            .ifPresent(
                name -> bySchedulers.computeIfAbsent(name, _ -> new ArrayList<>()).add(view));
      }
    }
    Map<String, Observation> answers = new HashMap<>();
    bySchedulers.values().forEach(of -> ask(of, scheduling, answers));
    return new BatchedQuery(answers);
  }

  private static void ask(
      List<RunView> views, Scheduling scheduling, Map<String, Observation> answers) {
    Optional<SchedulerClient> client = scheduling.client(views.getFirst());
    if (client.isEmpty()) {
      return;
    }
    List<JobRef> jobs = views.stream().flatMap(view -> view.known().stream()).toList();
    List<Observation> said = scheduling.observe(client.get(), jobs);
    for (int i = 0; i < jobs.size(); i++) {
      answers.put(jobs.get(i).runId(), said.get(i));
    }
  }

  @Override
  public Optional<JobRef> job(RunView view) {
    return view.known();
  }

  @Override
  public Optional<Observation> ask(RunView view, JobRef job) {
    return Optional.ofNullable(answers.get(job.runId()));
  }
}
