package dev.hpccompose.runtime;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Two services, one of which waits for the other. */
final class TestPlans {

  private TestPlans() {}

  static Plan of(Path composeFile) {
    return new Plan(
        "two",
        composeFile,
        "stand-in",
        Allocation.ofNodes(1),
        Path.of("/cache"),
        List.of(),
        List.of(
            service("db", List.of(), Optional.of(readiness()), new FailurePolicy.FailJob()),
            service(
                "app",
                List.of(new Dependency("db", Dependency.Condition.HEALTHY)),
                Optional.empty(),
                new FailurePolicy.RestartOnFailure(3, Duration.ofSeconds(1)))),
        Optional.of("app"));
  }

  private static Readiness readiness() {
    return new Readiness(new Readiness.Probe.Tcp("localhost", 1234), Duration.ofSeconds(5));
  }

  private static ServicePlan service(
      String name,
      List<Dependency> dependencies,
      Optional<Readiness> readiness,
      FailurePolicy policy) {
    return new ServicePlan(
        name,
        name,
        Optional.empty(),
        new Invocation.Command(List.of("/bin/true")),
        Map.of(),
        List.of(),
        Optional.empty(),
        dependencies,
        readiness,
        policy,
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        Duration.ofSeconds(10));
  }
}
