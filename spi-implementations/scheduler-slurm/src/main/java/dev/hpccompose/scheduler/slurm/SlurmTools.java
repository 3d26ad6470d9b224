package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.runtime.submission.JobEnvironment;
import dev.hpccompose.system.process.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of Slurm, each call bounded in time. */
final class SlurmTools {

  private static final Duration SUBMIT_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(20);

  private final Map<String, String> jobEnvironment;
  private final Map<String, String> queryEnvironment;
  private final Duration submitTimeout;
  private final Duration queryTimeout;
  private final AtomicInteger calls = new AtomicInteger();

  SlurmTools(Map<String, String> environment) {
    this(environment, SUBMIT_TIMEOUT, QUERY_TIMEOUT);
  }

  SlurmTools(Map<String, String> environment, Duration submitTimeout, Duration queryTimeout) {
    jobEnvironment = JobEnvironment.withoutOuterJob(environment);
    queryEnvironment = withoutDefaults(jobEnvironment);
    this.submitTimeout = submitTimeout;
    this.queryTimeout = queryTimeout;
  }

  /** A person's defaults for a command's output must not change what is parsed here. */
  private static Map<String, String> withoutDefaults(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(
            variable ->
                Stream.of("SQUEUE_", "SACCT_", "SCANCEL_", "SCONTROL_")
                    .noneMatch(variable.getKey()::startsWith))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Why a tool cannot be used; empty when it can. */
  Optional<String> missing(String tool) {
    String given = jobEnvironment.getOrDefault(Tool.variable(tool), "");
    return find(tool).isPresent()
        ? Optional.empty()
        : Optional.of(
            given.isEmpty()
                ? tool + " was not found on the PATH"
                : "'" + given + "' was named for " + tool + " and cannot be executed");
  }

  /** The path that somebody named for a tool. */
  Optional<String> named(String tool) {
    return Optional.ofNullable(jobEnvironment.get(Tool.variable(tool)))
        .filter(path -> !path.isEmpty());
  }

  Optional<Path> find(String tool) {
    return Tool.find(tool, jobEnvironment);
  }

  /** Submits from the directory in which the job is to start. */
  Tool.Result sbatch(Path directory, List<String> arguments) {
    calls.incrementAndGet();
    return new Tool(argv("sbatch", arguments), directory, jobEnvironment, submitTimeout).run();
  }

  /** How many commands were started. */
  int calls() {
    return calls.get();
  }

  /** Any command that changes nothing in the environment of a job. */
  Tool.Result ask(String tool, List<String> arguments) {
    calls.incrementAndGet();
    return new Tool(argv(tool, arguments), Path.of("/"), queryEnvironment, queryTimeout).run();
  }

  /** Java would look a command up on its own PATH, not on the one that counts here. */
  private List<String> argv(String tool, List<String> arguments) {
    String command = find(tool).map(Path::toString).orElse(tool);
    return Stream.concat(Stream.of(command), arguments.stream()).toList();
  }
}
