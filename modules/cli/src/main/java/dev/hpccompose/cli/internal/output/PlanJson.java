package dev.hpccompose.cli.internal.output;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Hook;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Registration;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.spec.Redaction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A plan as JSON.
 *
 * @param redaction hides its secrets
 */
record PlanJson(Redaction redaction) {

  /** The fields of a job, without its services. */
  void job(Json json, Plan plan) {
    json.text("job_name", plan.jobName());
    json.text("file", plan.composeFile().toString());
    json.text("backend", plan.backend());
    json.text("cache_dir", plan.cacheDir().toString());
    json.object("cache_origin", inner -> CacheJson.origin(inner, plan.cache()));
    json.text("main", plan.main());
    json.object("allocation", inner -> allocation(inner, plan.allocation()));
    json.texts("setup", redaction.texts(plan.setup()));
    json.object("features", inner -> features(inner, plan.features()));
  }

  /** The fields of a service. */
  void service(Json json, ServicePlan service) {
    json.text("name", service.name());
    json.text("log_name", service.token());
    json.text("image", service.image().map(redaction::text));
    json.object("invocation", inner -> invocation(inner, service.invocation()));
    json.texts("environment", values(service.environment()));
    json.objects("mounts", service.mounts(), PlanJson::mount);
    json.text("working_dir", service.workingDir());
    json.objects("depends_on", service.dependencies(), PlanJson::dependency);
    json.object("readiness", service.readiness(), this::readiness);
    json.object("failure_policy", inner -> policy(inner, service.failurePolicy()));
    json.object("step", inner -> step(inner, service.step()));
    json.number("stop_grace_ms", service.stop().grace().toMillis());
    json.text("stop_signal", service.stop().signal());
    json.object("container", inner -> container(inner, service.container()));
    json.object("rendezvous", service.registration(), PlanJson::registration);
    json.object("prepare", service.preparation(), this::preparation);
    json.objects("post_start", service.lifecycle().postStart(), this::hook);
    json.objects("pre_stop", service.lifecycle().preStop(), this::hook);
    json.numbers("success_exit_codes", service.lifecycle().successExitCodes());
  }

  private void hook(Json json, Hook hook) {
    json.texts("command", redaction.texts(hook.argv()));
    json.texts("environment", values(hook.environment()));
    json.text("working_dir", hook.workingDir());
    json.number("timeout_ms", hook.timeout().toMillis());
  }

  private void allocation(Json json, Allocation allocation) {
    json.text("partition", allocation.option("partition"));
    json.text("time", allocation.option("time"));
    json.number("nodes", allocation.nodes());
    json.number("ntasks", boxed(allocation.ntasks()));
    json.number("ntasks_per_node", boxed(allocation.ntasksPerNode()));
    json.number("cpus_per_task", boxed(allocation.cpusPerTask()));
    json.text("mem", allocation.mem());
    json.text("output", allocation.option("output"));
    json.texts("options", values(allocation.options()));
    json.texts("submit_args", redaction.texts(allocation.submitArgs()));
  }

  private static void features(Json json, JobFeatures features) {
    json.object("metrics", features.metrics(), PlanJson::metrics);
    json.object("artifacts", features.artifacts(), PlanJson::artifacts);
    json.text("resume", features.resume().map(Path::toString));
    json.objects("rendezvous", features.rendezvous(), PlanJson::endpoint);
  }

  private static void metrics(Json json, JobFeatures.Metrics metrics) {
    json.number("interval_ms", metrics.interval().toMillis());
    json.texts("collectors", metrics.collectors());
  }

  private static void artifacts(Json json, JobFeatures.Artifacts artifacts) {
    json.text("collect", artifacts.collect());
    json.text("export_dir", artifacts.exportDir());
    json.objects(
        "bundles",
        artifacts.bundles(),
        (inner, bundle) -> {
          inner.text("name", bundle.name());
          inner.texts("paths", bundle.paths());
        });
  }

  private static void endpoint(Json json, JobFeatures.Endpoint endpoint) {
    json.text("name", endpoint.name());
    json.number("timeout_ms", endpoint.timeout().toMillis());
  }

  private void invocation(Json json, Invocation invocation) {
    switch (invocation) {
      case Invocation.Command(var argv) -> invocation(json, "command", argv);
      case Invocation.ImageEntrypoint(var command) -> invocation(json, "image_entrypoint", command);
      case Invocation.ImageDefault() -> invocation(json, "image_default", List.of());
    }
  }

  private void invocation(Json json, String kind, List<String> argv) {
    json.text("kind", kind);
    json.texts("argv", redaction.texts(argv));
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

  private void readiness(Json json, Readiness readiness) {
    json.text("kind", readiness.probe().kind());
    json.number("timeout_ms", readiness.timeout().toMillis());
    switch (readiness.probe()) {
      case Readiness.Probe.Sleep(var delay) -> json.number("delay_ms", delay.toMillis());
      case Readiness.Probe.Log(var pattern) -> json.text("pattern", redaction.text(pattern));
      case Readiness.Probe.Tcp(var host, var port) -> {
        json.text("host", host);
        json.number("port", port);
      }
      case Readiness.Probe.Http(var url, var statusCode) -> {
        json.text("url", redaction.text(url));
        json.number("status_code", statusCode);
      }
      case Readiness.Probe.Exec(var argv) -> json.texts("command", redaction.texts(argv));
    }
    json.object("pace", inner -> pace(inner, readiness.pace()));
  }

  private static void pace(Json json, Readiness.Pace pace) {
    json.number("interval_ms", pace.interval().toMillis());
    json.number("attempt_ms", pace.attempt().toMillis());
    json.number("retries", boxed(pace.retries()));
    json.number("start_period_ms", pace.startPeriod().toMillis());
    json.number("start_interval_ms", pace.startInterval().toMillis());
    json.flag("liveness", pace.liveness());
  }

  private static void policy(Json json, FailurePolicy policy) {
    json.text("mode", policy.mode());
    if (policy instanceof FailurePolicy.RestartOnFailure restart) {
      json.number("max_restarts", restart.maxRestarts());
      json.number("backoff_ms", restart.backoff().toMillis());
      json.number("max_backoff_ms", restart.maxBackoff().toMillis());
      json.number("window_ms", restart.window().toMillis());
    }
  }

  private void step(Json json, Step step) {
    json.text("placement", step.placement().name().toLowerCase(Locale.ROOT));
    json.number("nodes", step.nodes());
    json.number("ntasks", step.ntasks());
    json.number("ntasks_per_node", boxed(step.ntasksPerNode()));
    json.number("cpus_per_task", step.cpusPerTask());
    json.text("mem", step.mem());
    json.number("gpus", boxed(step.gpus()));
    json.text("gres", step.gres());
    json.texts("extra_srun_args", redaction.texts(step.extraArgs()));
    Map<String, String> origins = new LinkedHashMap<>();
    step.origins().forEach((key, origin) -> origins.put(key, PlanWords.origin(origin)));
    json.texts("origins", origins);
  }

  private static void container(Json json, ContainerOptions container) {
    json.flag("read_only", container.readOnly());
    json.flag("remap_root", container.remapRoot());
    json.texts("tmpfs", container.tmpfs());
    json.objects(
        "ulimits",
        container.ulimits(),
        (inner, limit) -> {
          inner.text("option", limit.option());
          inner.text("soft", limit.soft());
          inner.text("hard", limit.hard());
        });
    json.objects(
        "files",
        container.files(),
        (inner, file) -> {
          inner.text("kind", file.kind());
          inner.text("name", file.name());
          inner.text("target", file.target());
        });
    json.number("max_log_bytes", boxed(container.maxLogBytes()));
  }

  private static void registration(Json json, Registration registration) {
    json.text("name", registration.name());
    json.number("port", registration.port());
    json.text("protocol", registration.protocol());
    json.text("path", registration.path());
    json.number("ttl_ms", registration.ttl().toMillis());
  }

  private void preparation(Json json, Preparation preparation) {
    json.texts("commands", redaction.texts(preparation.commands()));
    json.objects("mounts", preparation.mounts(), PlanJson::mount);
    json.texts("environment", values(preparation.environment()));
    json.flag("root", preparation.root());
    json.flag("rebuilds_always", preparation.rebuildsAlways());
  }

  private Map<String, String> values(Map<String, String> variables) {
    Map<String, String> shown = new LinkedHashMap<>();
    variables.forEach((name, value) -> shown.put(name, redaction.value(name, value)));
    return shown;
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }
}
