package dev.hpccompose.tracking;

import dev.hpccompose.events.ClientEvent.JobCancelRequested;
import dev.hpccompose.events.ClientEvent.SchedulerObserved;
import dev.hpccompose.events.EventId;
import dev.hpccompose.events.JobEvent;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import dev.hpccompose.events.SubmissionEvent.JobSubmissionFailed;
import dev.hpccompose.events.SubmissionEvent.JobSubmitted;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.events.SubmissionEvent.ScriptRendered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A legal history made by chance: the same seed gives the same one. */
final class RandomRun {

  private static final List<String> WORDS =
      List.of("PENDING", "RUNNING", "NODE_FAIL", "CANCELLED", "FAILED", "OF_ANOTHER_VERSION");

  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Long> last = new HashMap<>();

  private RandomRun(long seed) {
    this.random = new Random(seed);
  }

  static List<Step> of(long seed) {
    RandomRun run = new RandomRun(seed);
    run.make();
    return run.steps;
  }

  private void make() {
    List<String> services =
        IntStream.rangeClosed(1, 1 + random.nextInt(4)).mapToObj(i -> "s" + i).toList();
    client("submit", planned(services));
    client("submit", new ImageReused("docker://a", "/cache/a.sqsh", 7));
    client("submit", new ScriptRendered("/job/script", "00", 7, Optional.empty()));
    if (random.nextInt(10) == 0) {
      client("submit", new JobSubmissionFailed(1, "refused"));
      return;
    }
    // the supervisor may be faster than the process that waits for the answer of sbatch
    boolean late = random.nextBoolean();
    if (!late) {
      submitted();
    }
    int attempts = 1 + random.nextInt(3);
    for (int number = 0; number < attempts; number++) {
      RandomAttempt attempt = new RandomAttempt(random, number, services);
      while (attempt.hasNext()) {
        batch(number, attempt.next());
        observe(number);
      }
    }
    if (late) {
      submitted();
    }
  }

  private void submitted() {
    client(
        "submit",
        new JobSubmitted(
            "4711", Optional.empty(), Optional.of("/log"), Optional.empty(), Optional.empty()));
  }

  private void observe(int attempt) {
    String writer = "cli-" + attempt + random.nextInt(2);
    switch (random.nextInt(20)) {
      case 0, 1 -> client(writer, attempt, new JobCancelRequested("4711"));
      case 2, 3 ->
          client(
              writer,
              attempt,
              new SchedulerObserved(
                  "4711",
                  WORDS.get(random.nextInt(WORDS.size())),
                  Optional.empty(),
                  Optional.empty()));
      default -> {}
    }
  }

  private RunPlanned planned(List<String> services) {
    List<PlannedService> plans =
        services.stream()
            .map(
                name ->
                    new PlannedService(
                        name,
                        name,
                        List.of(),
                        Optional.of(ProbeKind.TCP),
                        PlannedPolicy.RESTART_ON_FAILURE,
                        3))
            .toList();
    return new RunPlanned(
        "demo",
        "/c",
        "/",
        "local",
        "host",
        "0",
        plans,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void client(String writer, JobEvent event) {
    client(writer, 0, event);
  }

  private void client(String writer, int attempt, JobEvent event) {
    add(writer, attempt, event, Optional.empty());
  }

  private void batch(int attempt, JobEvent event) {
    String writer = "batch-" + attempt;
    Long before = last.get(writer);
    Optional<EventId> cause =
        before == null
            ? Optional.of(new EventId("submit", 2))
            : Optional.of(new EventId(writer, 1 + random.nextLong(before)));
    add(writer, attempt, event, cause.filter(id -> random.nextBoolean()));
  }

  private void add(String writer, int attempt, JobEvent event, Optional<EventId> cause) {
    last.merge(writer, 1L, Long::sum);
    steps.add(new Step(writer, attempt, event, cause, steps.size()));
  }
}
