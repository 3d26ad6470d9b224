package dev.hpccompose.render.internal;

import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy.RestartOnFailure;
import dev.hpccompose.plan.Hook;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Readiness.Probe;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The services as arrays of the supervisor: one array for each fact, one element for each service.
 */
final class ServiceData {

  private final List<ServicePlan> services;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private ServiceData(Plan plan) {
    services = plan.services();
    services.forEach(service -> indexes.put(service.name(), indexes.size()));
  }

  static String of(Plan plan) {
    return new ServiceData(plan).render(plan);
  }

  private String render(Plan plan) {
    text.append("HC_COUNT=").append(services.size()).append('\n');
    text.append("HC_MAIN=").append(plan.main().map(this::index).orElse(-1)).append('\n');
    array("HC_NAME", ServicePlan::name);
    array("HC_TOKEN", ServicePlan::token);
    array("HC_JSON", service -> JsonText.quote(service.name()));
    array("HC_DEPENDENCIES", this::dependencies);
    array("HC_POLICY", service -> service.failurePolicy().mode());
    array("HC_MAX_RESTARTS", restarts(RestartOnFailure::maxRestarts));
    array("HC_BACKOFF", restarts(policy -> policy.backoff().toMillis()));
    array("HC_MAX_BACKOFF", restarts(policy -> policy.maxBackoff().toMillis()));
    array("HC_WINDOW", restarts(policy -> policy.window().toMillis()));
    array("HC_SUCCESS", service -> words(service.lifecycle().successExitCodes()));
    array("HC_POST_START", service -> timeouts(service.lifecycle().postStart()));
    array("HC_PRE_STOP", service -> timeouts(service.lifecycle().preStop()));
    array("HC_GRACE", service -> millis(service.stop().grace()));
    array("HC_STOP_SIGNAL", service -> service.stop().signal());
    array("HC_LOG_LIMIT", service -> "" + service.container().maxLogBytes().orElse(0));
    probes();
    return text.toString();
  }

  private void probes() {
    array("HC_PROBE", probe(Probe::kind));
    array("HC_PROBE_TIMEOUT", readiness(readiness -> millis(readiness.timeout())));
    array("HC_PROBE_DELAY", probe(p -> p instanceof Probe.Sleep s ? millis(s.delay()) : ""));
    array("HC_PROBE_HOST", probe(p -> p instanceof Probe.Tcp tcp ? tcp.host() : ""));
    array("HC_PROBE_PORT", probe(p -> p instanceof Probe.Tcp tcp ? "" + tcp.port() : ""));
    array("HC_PROBE_PATTERN", probe(p -> p instanceof Probe.Log log ? log.pattern() : ""));
    array("HC_PROBE_URL", probe(p -> p instanceof Probe.Http http ? http.url() : ""));
    array(
        "HC_PROBE_STATUS", probe(p -> p instanceof Probe.Http http ? "" + http.statusCode() : ""));
    pace();
  }

  private void pace() {
    array("HC_PROBE_INTERVAL", readiness(r -> millis(interval(r))));
    array("HC_PROBE_ATTEMPT", readiness(r -> millis(or(r.pace().attempt(), ownAttempt(r)))));
    array("HC_PROBE_RETRIES", readiness(r -> "" + r.pace().retries().orElse(0)));
    array("HC_PROBE_START_PERIOD", readiness(r -> millis(r.pace().startPeriod())));
    array(
        "HC_PROBE_START_INTERVAL",
        readiness(r -> millis(or(r.pace().startInterval(), interval(r)))));
    array("HC_PROBE_LIVENESS", readiness(r -> r.pace().liveness() ? millis(watch(r)) : ""));
    array("HC_PROBE_LIVE_RETRIES", readiness(r -> "" + r.pace().retries().orElse(3)));
  }

  /** What was ready is expected to stay so: it is asked less often. */
  private static Duration watch(Readiness readiness) {
    return or(readiness.pace().interval(), seconds(10));
  }

  private static Duration interval(Readiness readiness) {
    return or(readiness.pace().interval(), isExec(readiness) ? seconds(2) : Duration.ofMillis(200));
  }

  private static Duration ownAttempt(Readiness readiness) {
    return seconds(isExec(readiness) ? 10 : 2);
  }

  /** Each try starts a step and enters a container: it is dearer than a connection. */
  private static boolean isExec(Readiness readiness) {
    return readiness.probe() instanceof Probe.Exec;
  }

  private static Duration seconds(int number) {
    return Duration.ofSeconds(number);
  }

  private static Duration or(Duration wanted, Duration own) {
    return wanted.isZero() ? own : wanted;
  }

  private static Function<ServicePlan, String> readiness(Function<Readiness, String> value) {
    return service -> service.readiness().map(value).orElse("");
  }

  private static Function<ServicePlan, String> probe(Function<Probe, String> value) {
    return readiness(readiness -> value.apply(readiness.probe()));
  }

  private void array(String name, Function<ServicePlan, String> value) {
    text.append(name)
        .append(
            services.stream()
                .map(value)
                .map(ShellWord::of)
                .map(ShellWord::text)
                .collect(Collectors.joining(" ", "=(", ")\n")));
  }

  private String dependencies(ServicePlan service) {
    return service.dependencies().stream()
        .map(dependency -> index(dependency.service()) + ":" + word(dependency.condition()))
        .collect(Collectors.joining(" "));
  }

  private static String word(Dependency.Condition condition) {
    return switch (condition) {
      case STARTED -> "started";
      case HEALTHY -> "healthy";
      case COMPLETED -> "completed";
    };
  }

  private int index(String name) {
    return Objects.requireNonNull(indexes.get(name), () -> "no such service in the plan: " + name);
  }

  private static Function<ServicePlan, String> restarts(ToLongFunction<RestartOnFailure> value) {
    return service ->
        service.failurePolicy() instanceof RestartOnFailure restart
            ? Long.toString(value.applyAsLong(restart))
            : "0";
  }

  /** One time for each hook, which says how many there are too. */
  private static String timeouts(List<Hook> hooks) {
    return words(hooks.stream().map(hook -> millis(hook.timeout())).toList());
  }

  private static String words(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
