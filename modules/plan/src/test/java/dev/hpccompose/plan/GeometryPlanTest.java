package dev.hpccompose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.plan.Step.Placement;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("shapes of steps (S-189 to S-194)")
class GeometryPlanTest {

  @TempDir Path directory;

  @Test
  void oneServiceOnOneNodeHasTheJobsTasks() {
    assertThat(steps("{ntasks: 4, cpus_per_task: 3}", "{}"))
        .containsExactly(step(Placement.PRIMARY_NODE, 1, 4, 3));
    assertThat(steps("{}", "{}")).containsExactly(step(Placement.PRIMARY_NODE, 1, 1, 1));
    assertThat(steps("{ntasks: 4, cpus_per_task: 3}", "{ntasks: 2, cpus_per_task: 1}"))
        .containsExactly(step(Placement.PRIMARY_NODE, 1, 2, 1));
  }

  @Test
  void theOnlyServiceSpansTheAllocation() {
    assertThat(steps("{nodes: 2}", "{}"))
        .containsExactly(step(Placement.WHOLE_ALLOCATION, 2, 2, 1));
    assertThat(steps("{nodes: 2, ntasks: 8}", "{}"))
        .containsExactly(step(Placement.WHOLE_ALLOCATION, 2, 8, 1));
    assertThat(steps("{nodes: 2}", "{nodes: 1}"))
        .containsExactly(step(Placement.PRIMARY_NODE, 1, 1, 1));
  }

  @Test
  void helpersStayOnThePrimaryNode() {
    assertThat(steps("{nodes: 2, ntasks: 8}", "{nodes: 2}", "{}"))
        .containsExactly(
            step(Placement.WHOLE_ALLOCATION, 2, 8, 1), step(Placement.PRIMARY_NODE, 1, 1, 1));
    assertThat(steps("{nodes: 2}", "{}", "{}")).containsOnly(step(Placement.PRIMARY_NODE, 1, 1, 1));
  }

  @Test
  void aPartOfTheNodesIsRefused() {
    assertThat(Plans.codes(result("{nodes: 4}", "{nodes: 2}", "{nodes: 4}", "{nodes: 4}")))
        .containsExactly("E0601@3:35", "E0602@5:35");
    assertThat(Plans.codes(result("{}", "{nodes: 2}"))).containsExactly("E0601@3:35");
  }

  @Test
  void moreThanTheAllocationIsAWarning() {
    assertThat(Plans.codes(result("{ntasks: 2}", "{ntasks: 4}", "{cpus_per_task: 2}")))
        .containsExactly("W0602@3:36");
  }

  @Test
  void aProbeOfOneNodeIsRefusedForManyNodes() {
    String spec =
        """
        x-slurm: {nodes: 2}
        services: {a: {image: b, readiness: {type: %s, timeout_seconds: 5}}}
        """;
    for (String local :
        List.of(
            "tcp, port: 1",
            "tcp, host: '::1', port: 1",
            "http, url: 'http://localhost/x'",
            "http, url: 'http://[::1]:80/'")) {
      assertThat(Plans.codes(Plans.result(directory, spec.formatted(local))))
          .containsExactly("E0603@2:26");
    }
    for (String fine : List.of("log, pattern: x", "tcp, host: n1, port: 1", "sleep, seconds: 1")) {
      assertThat(Plans.codes(Plans.result(directory, spec.formatted(fine)))).isEmpty();
    }
  }

  private static Step step(Placement placement, int nodes, int ntasks, int cpus) {
    return new Step(placement, nodes, ntasks, OptionalInt.empty(), cpus);
  }

  private List<Step> steps(String slurm, String... services) {
    return result(slurm, services).plan().orElseThrow().services().stream()
        .map(ServicePlan::step)
        .map(step -> step(step.placement(), step.nodes(), step.ntasks(), step.cpusPerTask()))
        .toList();
  }

  private PlanResult result(String slurm, String... services) {
    StringBuilder spec = new StringBuilder("x-slurm: " + slurm + "\nservices:\n");
    for (int i = 0; i < services.length; i++) {
      spec.append("  s")
          .append(i)
          .append(": {image: a, x-slurm: ")
          .append(services[i])
          .append("}\n");
    }
    return Plans.result(directory, spec.toString());
  }
}
