package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of a plan in words. */
final class PlanWords {

  private PlanWords() {}

  static String allocation(Allocation allocation) {
    List<String> parts = new ArrayList<>();
    parts.add(Words.counted(allocation.nodes(), "node"));
    allocation.ntasks().ifPresent(tasks -> parts.add(Words.counted(tasks, "task")));
    allocation.cpusPerTask().ifPresent(cpus -> parts.add(Words.counted(cpus, "CPU") + " per task"));
    allocation.mem().ifPresent(mem -> parts.add("memory " + mem));
    allocation.option("time").ifPresent(time -> parts.add("time " + time));
    allocation.option("partition").ifPresent(partition -> parts.add("partition " + partition));
    return String.join(", ", parts);
  }

  static String dependencies(List<Dependency> dependencies) {
    if (dependencies.isEmpty()) {
      return "at once";
    }
    return "when "
        + String.join(" and ", dependencies.stream().map(PlanWords::dependency).toList());
  }

  static String dependency(Dependency dependency) {
    return switch (dependency.condition()) {
      case STARTED -> dependency.service() + " has started";
      case HEALTHY -> dependency.service() + " is ready";
      case COMPLETED -> dependency.service() + " has succeeded";
    };
  }

  static List<String> argv(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Command(var argv) -> argv;
      case Invocation.ImageEntrypoint(var command) ->
          Words.joined("(the image's entrypoint)", command);
      case Invocation.ImageDefault() -> List.of("(what the image says)");
    };
  }

  static String readiness(Readiness readiness) {
    String probe =
        switch (readiness.probe()) {
          case Readiness.Probe.Sleep(var delay) -> "after " + Durations.text(delay);
          case Readiness.Probe.Tcp(var host, var port) ->
              "when %s:%d accepts connections".formatted(host, port);
          case Readiness.Probe.Log(var pattern) ->
              "when its log has a line like '%s'".formatted(pattern);
          case Readiness.Probe.Http(var url, var statusCode) ->
              "when %s answers %d".formatted(url, statusCode);
          case Readiness.Probe.Exec(var argv) ->
              "when '%s' succeeds".formatted(Words.cut(Words.command(argv), 1));
        };
    return readiness.probe() instanceof Readiness.Probe.Sleep
        ? probe
        : probe + ", within " + Durations.text(readiness.timeout());
  }

  static Optional<String> policy(FailurePolicy policy) {
    return switch (policy) {
      case FailurePolicy.FailJob() -> Optional.empty();
      case FailurePolicy.Ignore() -> Optional.of("the job continues");
      case FailurePolicy.RestartOnFailure restart ->
          Optional.of(
              "restarted up to %s, %s"
                  .formatted(Words.counted(restart.maxRestarts(), "time"), apart(restart)));
    };
  }

  private static String apart(FailurePolicy.RestartOnFailure restart) {
    String pace = Durations.text(restart.backoff());
    String growing =
        restart.maxBackoff().isZero() ? "" : " to " + Durations.text(restart.maxBackoff());
    String window = restart.window().isZero() ? "" : ", within " + Durations.text(restart.window());
    return pace + growing + " apart" + window;
  }

  static String mount(Mount mount, Console console) {
    return console.shown(mount.source())
        + " at "
        + mount.target()
        + (mount.readOnly() ? " (read only)" : "");
  }

  /**
   * The shape of a step.
   *
   * @param nodes how many nodes the job has
   */
  static String step(Step step, int nodes) {
    List<String> parts = new ArrayList<>();
    parts.add(tasks(step));
    step.mem().ifPresent(mem -> parts.add("memory " + mem));
    step.gpus().ifPresent(gpus -> parts.add(Words.counted(gpus, "GPU")));
    step.gres().ifPresent(gres -> parts.add("gres " + gres));
    switch (step.placement()) {
      case WHOLE_ALLOCATION -> parts.add("on " + Words.counted(step.nodes(), "node"));
      case PRIMARY_NODE -> {
        if (nodes > 1) {
          parts.add("on the first node");
        }
      }
    }
    return String.join(", ", parts);
  }

  private static String tasks(Step step) {
    String cpus = Words.counted(step.cpusPerTask(), "CPU");
    return step.ntasks() == 1
        ? "1 task with " + cpus
        : step.ntasks() + " tasks with " + cpus + " each";
  }

  /** Where a value of a step comes from, as a spec calls it. */
  static String origin(Step.Origin origin) {
    return switch (origin) {
      case SERVICE -> "service";
      case JOB -> "x-slurm";
      case DEFAULT -> "default";
    };
  }
}
