package dev.hpccompose.scheduler.local;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.CacheDirectory;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.Lifecycle;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Registration;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.plan.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service in parts that a test replaces; it runs a text as {@code sh -c} does.
 *
 * @param name its name
 * @param command the text
 */
record Draft(
    String name,
    String command,
    List<Dependency> dependencies,
    Optional<Readiness> readiness,
    FailurePolicy policy,
    Stop stop,
    Optional<Registration> registration,
    Lifecycle lifecycle) {

  static Draft of(String name, String command) {
    return new Draft(
        name,
        command,
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        Stop.within(Duration.ofSeconds(10)),
        Optional.empty(),
        Lifecycle.plain());
  }

  Draft after(String service, Dependency.Condition condition) {
    List<Dependency> all = new ArrayList<>(dependencies);
    all.add(new Dependency(service, condition));
    return new Draft(name, command, all, readiness, policy, stop, registration, lifecycle);
  }

  Draft ready(Readiness gate) {
    return new Draft(
        name, command, dependencies, Optional.of(gate), policy, stop, registration, lifecycle);
  }

  /** Ready as soon as a line of its log matches. */
  Draft says(String pattern) {
    return ready(new Readiness(new Readiness.Probe.Log(pattern), Duration.ofSeconds(20)));
  }

  Draft policy(FailurePolicy other) {
    return new Draft(name, command, dependencies, readiness, other, stop, registration, lifecycle);
  }

  Draft restarts(int times, Duration backoff) {
    return policy(new FailurePolicy.RestartOnFailure(times, backoff));
  }

  Draft stop(String signal, Duration grace) {
    Stop other = new Stop(signal, grace);
    return new Draft(
        name, command, dependencies, readiness, policy, other, registration, lifecycle);
  }

  Draft registers(Registration endpoint) {
    return new Draft(
        name, command, dependencies, readiness, policy, stop, Optional.of(endpoint), lifecycle);
  }

  Draft lives(Lifecycle other) {
    return new Draft(name, command, dependencies, readiness, policy, stop, registration, other);
  }

  ServicePlan service() {
    return new ServicePlan(
        name,
        name.replaceAll("[^A-Za-z0-9_-]", "_x2e_"),
        Optional.empty(),
        new Invocation.Command(List.of("sh", "-c", command)),
        Map.of(),
        List.of(),
        Optional.empty(),
        dependencies,
        readiness,
        policy,
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        stop,
        ContainerOptions.none(),
        registration,
        Optional.empty(),
        lifecycle);
  }

  static Plan plan(Draft... services) {
    return plan(JobFeatures.none(), Path.of("/nowhere/cache"), List.of(), services);
  }

  static Plan plan(JobFeatures features, Draft... services) {
    return plan(features, Path.of("/nowhere/cache"), List.of(), services);
  }

  static Plan plan(JobFeatures features, Path cache, List<String> setup, Draft... services) {
    return new Plan(
        "job",
        Path.of("/nowhere/compose.yaml"),
        "host",
        Allocation.ofNodes(1),
        CacheDirectory.given(cache),
        setup,
        List.of(services).stream().map(Draft::service).toList(),
        Optional.empty(),
        features);
  }
}
