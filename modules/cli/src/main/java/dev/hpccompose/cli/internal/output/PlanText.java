package dev.hpccompose.cli.internal.output;

import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Style;
import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan for people. */
public final class PlanText {

  /** How much of a script is shown. */
  private static final int LINES = 6;

  private final Console console;
  private final Style style;
  private final Plan plan;

  private PlanText(Console console, Plan plan) {
    this.console = console;
    this.style = console.outStyle();
    this.plan = plan;
  }

  /** The text of {@code plan}. */
  public static String of(Console console, Plan plan) {
    return new PlanText(console, plan).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append("Job ").append(style.strong(plan.jobName())).append(" from ");
    text.append(console.shown(plan.composeFile())).append('\n');
    Fields job = new Fields("  ");
    job.add("asks for", allocation(plan.allocation()));
    job.add("backend", plan.backend());
    job.add("cache", console.shown(plan.cacheDir()));
    job.add("ends with", plan.main().map("service %s"::formatted).orElse("its last service"));
    plan.setup().forEach(line -> job.add("setup", line));
    plan.allocation().submitArgs().forEach(line -> job.add("sbatch", line));
    text.append(job).append('\n');
    int number = 1;
    for (ServicePlan service : plan.services()) {
      text.append(number++).append(". ").append(style.strong(service.name())).append('\n');
      text.append(fields(service));
    }
    return text.toString();
  }

  private Fields fields(ServicePlan service) {
    Fields fields = new Fields("   ");
    fields.add("starts", dependencies(service.dependencies()));
    fields.add("image", service.image());
    fields.add("runs", Words.cut(Words.command(argv(service.invocation())), LINES));
    fields.add("in", service.workingDir());
    service
        .mounts()
        .forEach(
            mount ->
                fields.add(
                    "mount",
                    console.shown(mount.source())
                        + " at "
                        + mount.target()
                        + (mount.readOnly() ? " (read only)" : "")));
    fields.add("ready", service.readiness().map(PlanText::readiness));
    fields.add("on failure", policy(service.failurePolicy()));
    fields.add("step", step(service.step()));
    return fields;
  }

  private static String allocation(Allocation allocation) {
    List<String> parts = new ArrayList<>();
    parts.add(Words.counted(allocation.nodes(), "node"));
    allocation.ntasks().ifPresent(tasks -> parts.add(Words.counted(tasks, "task")));
    allocation.cpusPerTask().ifPresent(cpus -> parts.add(Words.counted(cpus, "CPU") + " per task"));
    allocation.mem().ifPresent(mem -> parts.add("memory " + mem));
    allocation.option("time").ifPresent(time -> parts.add("time " + time));
    allocation.option("partition").ifPresent(partition -> parts.add("partition " + partition));
    return String.join(", ", parts);
  }

  private static String dependencies(List<Dependency> dependencies) {
    if (dependencies.isEmpty()) {
      return "at once";
    }
    return "when " + String.join(" and ", dependencies.stream().map(PlanText::dependency).toList());
  }

  private static String dependency(Dependency dependency) {
    return switch (dependency.condition()) {
      case STARTED -> dependency.service() + " has started";
      case HEALTHY -> dependency.service() + " is ready";
      case COMPLETED -> dependency.service() + " has succeeded";
    };
  }

  private static List<String> argv(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Command(var argv) -> argv;
      case Invocation.ImageEntrypoint(var command) ->
          Words.joined("(the image's entrypoint)", command);
      case Invocation.ImageDefault() -> List.of("(what the image says)");
    };
  }

  private static String readiness(Readiness readiness) {
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

  private static Optional<String> policy(FailurePolicy policy) {
    return switch (policy) {
      case FailurePolicy.FailJob() -> Optional.empty();
      case FailurePolicy.Ignore() -> Optional.of("the job goes on");
      case FailurePolicy.RestartOnFailure(var maxRestarts, var backoff) ->
          Optional.of(
              "restarted up to %s, %s apart"
                  .formatted(Words.counted(maxRestarts, "time"), Durations.text(backoff)));
    };
  }

  private String step(Step step) {
    List<String> parts = new ArrayList<>();
    parts.add(tasks(step));
    switch (step.placement()) {
      case WHOLE_ALLOCATION -> parts.add("on " + Words.counted(step.nodes(), "node"));
      case PRIMARY_NODE -> {
        if (plan.allocation().nodes() > 1) {
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
}
