package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import dev.hpccompose.system.process.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Slurm through its commands; versions 20.11 and later. */
final class SlurmClient implements SchedulerClient {

  static final String NAME = "slurm";

  private final SlurmTools tools;
  private final JobQueue queue;
  private final Accounting accounting;
  private @Nullable Set<String> offered;

  SlurmClient(Map<String, String> environment) {
    this(new SlurmTools(environment));
  }

  SlurmClient(SlurmTools tools) {
    this.tools = tools;
    queue = new JobQueue(tools);
    accounting = new Accounting(tools);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int calls() {
    return tools.calls();
  }

  @Override
  public Optional<String> unavailable() {
    return tools.missing("sbatch");
  }

  @Override
  public Optional<String> unsupported(List<String> stepOptions) {
    if (stepOptions.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> missing = tools.missing("srun");
    if (missing.isPresent()) {
      return missing;
    }
    Set<String> known = offered();
    return known.isEmpty()
        ? Optional.empty()
        : stepOptions.stream()
            .filter(option -> !known.contains(option))
            .findFirst()
            .map(option -> "srun does not advertise " + option);
  }

  /** What the help of srun names; asked for once. Empty where it does not answer. */
  private synchronized Set<String> offered() {
    Set<String> known = offered;
    if (known == null) {
      Tool.Result help = tools.ask("srun", List.of("--help"));
      known = help.succeeded() ? words(help.out()) : Set.of();
      offered = known;
    }
    return known;
  }

  private static Set<String> words(String help) {
    return Set.copyOf(List.of(help.split("[\\s=\\[\\],]+")));
  }

  @Override
  public SubmitReply submit(SubmitRequest request) {
    Tool.Result result =
        tools.sbatch(request.submitDirectory(), List.of("--parsable", request.script().toString()));
    return new SbatchAnswer(request, result).submission();
  }

  @Override
  public Optional<String> cancel(JobRef job) {
    if (queue.look(List.of(job)).stream().anyMatch(row -> row.isOfOtherRunThan(job))) {
      return Optional.of("job " + job.jobId() + " belongs to another run now");
    }
    Tool.Result result =
        tools.ask("scancel", JobQueue.onCluster(job.cluster(), List.of(job.jobId())));
    if (result.timedOut()) {
      return Optional.of("scancel did not answer in time");
    }
    return result.succeeded() || result.err().contains("already comp")
        ? Optional.empty()
        : Optional.of(result.err().strip());
  }

  @Override
  public List<Observation> observe(List<JobRef> jobs) {
    List<Observation> answers = new ArrayList<>();
    jobs.stream()
        .collect(Collectors.groupingBy(JobRef::cluster))
        .forEach((cluster, group) -> answers.addAll(observe(cluster, group)));
    return List.copyOf(answers);
  }

  private List<Observation> observe(Optional<String> cluster, List<JobRef> jobs) {
    Map<String, QueueRow> rows =
        queue.look(jobs).stream()
            .collect(Collectors.toMap(QueueRow::jobId, row -> row, (first, second) -> first));
    List<Observation> answers = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (JobRef job : jobs) {
      QueueRow row = rows.get(job.jobId());
      if (row == null) {
        unknown.add(job.jobId());
      } else if (!row.isOfOtherRunThan(job)) {
        answers.add(row.observation());
      }
    }
    if (!unknown.isEmpty()) {
      answers.addAll(accounting.look(cluster, unknown));
    }
    return answers;
  }

  @Override
  public Optional<JobRef> find(String runId) {
    return queue.find(runId).or(() -> accounting.find(runId));
  }
}
