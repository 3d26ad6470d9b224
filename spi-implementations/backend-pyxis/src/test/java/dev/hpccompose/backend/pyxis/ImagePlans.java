package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.ContainerOptions;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.plan.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans of which only the images matter. */
final class ImagePlans {

  private ImagePlans() {}

  static Plan of(Path cache, List<ServicePlan> services) {
    return new Plan(
        "job",
        Path.of("/specs/compose.yaml"),
        "pyxis",
        Allocation.ofNodes(1),
        cache,
        List.of(),
        services,
        Optional.empty());
  }

  static ServicePlan service(String name, String image, Optional<Preparation> preparation) {
    return new ServicePlan(
        name,
        name,
        Optional.of(image),
        new Invocation.ImageDefault(),
        Map.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new FailurePolicy.FailJob(),
        new Step(Step.Placement.PRIMARY_NODE, 1, 1, OptionalInt.empty(), 1),
        Stop.within(Duration.ofSeconds(1)),
        ContainerOptions.none(),
        Optional.empty(),
        preparation);
  }
}
