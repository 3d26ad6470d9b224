package dev.hpccompose.cli.internal.output;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A plan as JSON. */
public final class PlanJson {

  private PlanJson() {}

  /** The document of {@code plan}. */
  public static String of(Plan plan) {
    return Json.document(
        json -> {
          json.text("job_name", plan.jobName());
          json.text("file", plan.composeFile().toString());
          json.text("backend", plan.backend());
          json.text("cache_dir", plan.cacheDir().toString());
          json.text("main", plan.main());
          json.object("allocation", inner -> allocation(inner, plan.allocation()));
          json.texts("setup", plan.setup());
          json.objects("services", plan.services(), PlanJson::service);
        });
  }

  private static void allocation(Json json, Allocation allocation) {
    json.text("partition", allocation.option("partition"));
    json.text("time", allocation.option("time"));
    json.number("nodes", allocation.nodes());
    json.number("ntasks", boxed(allocation.ntasks()));
    json.number("cpus_per_task", boxed(allocation.cpusPerTask()));
    json.text("mem", allocation.mem());
    json.text("output", allocation.option("output"));
    json.texts("submit_args", allocation.submitArgs());
  }

  private static void service(Json json, ServicePlan service) {
    json.text("name", service.name());
    json.text("log_name", service.token());
    json.text("image", service.image());
    json.object("invocation", inner -> invocation(inner, service.invocation()));
    json.texts("environment", service.environment());
    json.objects("mounts", service.mounts(), PlanJson::mount);
    json.text("working_dir", service.workingDir());
    json.objects("depends_on", service.dependencies(), PlanJson::dependency);
    json.object("readiness", service.readiness(), PlanJson::readiness);
    json.object("failure_policy", inner -> policy(inner, service.failurePolicy()));
    json.object("step", inner -> step(inner, service.step()));
    json.number("stop_grace_ms", service.stop().grace().toMillis());
  }

  private static void invocation(Json json, Invocation invocation) {
    switch (invocation) {
      case Invocation.Command(var argv) -> invocation(json, "command", argv);
      case Invocation.ImageEntrypoint(var command) -> invocation(json, "image_entrypoint", command);
      case Invocation.ImageDefault() -> invocation(json, "image_default", List.of());
    }
  }

  private static void invocation(Json json, String kind, List<String> argv) {
    json.text("kind", kind);
    json.texts("argv", argv);
  }

  private static void mount(Json json, Mount mount) {
    json.text("source", mount.source().toString());
    json.text("target", mount.target());
    json.flag("read_only", mount.readOnly());
  }

  private static void dependency(Json json, Dependency dependency) {
    json.text("service", dependency.service());
    json.text("condition", dependency.condition().composeName());
  }

  private static void readiness(Json json, Readiness readiness) {
    json.text("kind", readiness.probe().kind());
    json.number("timeout_ms", readiness.timeout().toMillis());
    switch (readiness.probe()) {
      case Readiness.Probe.Sleep(var delay) -> json.number("delay_ms", delay.toMillis());
      case Readiness.Probe.Log(var pattern) -> json.text("pattern", pattern);
      case Readiness.Probe.Tcp(var host, var port) -> {
        json.text("host", host);
        json.number("port", port);
      }
      case Readiness.Probe.Http(var url, var statusCode) -> {
        json.text("url", url);
        json.number("status_code", statusCode);
      }
      case Readiness.Probe.Exec(var argv) -> json.texts("command", argv);
    }
  }

  private static void policy(Json json, FailurePolicy policy) {
    json.text("mode", policy.mode());
    if (policy instanceof FailurePolicy.RestartOnFailure(var maxRestarts, var backoff)) {
      json.number("max_restarts", maxRestarts);
      json.number("backoff_ms", backoff.toMillis());
    }
  }

  private static void step(Json json, Step step) {
    json.text("placement", step.placement().name().toLowerCase(Locale.ROOT));
    json.number("nodes", step.nodes());
    json.number("ntasks", step.ntasks());
    json.number("ntasks_per_node", boxed(step.ntasksPerNode()));
    json.number("cpus_per_task", step.cpusPerTask());
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }
}
