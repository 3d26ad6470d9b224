package dev.hpccompose.render.internal;

import dev.hpccompose.plan.Allocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.render.ShellWord;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where services run and listen, as variables of the supervisor. */
final class PlacementData {

  private PlacementData() {}

  static String of(Plan plan) {
    return "HC_SLOTS="
        + slots(plan)
        + "\n"
        + array(plan, "HC_TASKS", service -> "" + service.step().ntasks())
        + array(plan, "HC_PORTS", PlacementData::ports);
  }

  /** The tasks of the service on all nodes; where there is none, those of the job. */
  private static int slots(Plan plan) {
    return plan.services().stream()
        .map(ServicePlan::step)
        .filter(step -> step.placement() == Step.Placement.WHOLE_ALLOCATION)
        .findFirst()
        .map(Step::ntasks)
        .orElseGet(() -> tasks(plan.allocation()));
  }

  private static int tasks(Allocation job) {
    int each = job.ntasksPerNode().orElse(1);
    return job.ntasks().orElse(Math.multiplyExact(each, job.nodes()));
  }

  private static String ports(ServicePlan service) {
    return service.container().ports().stream()
        .map(port -> port.toString())
        .collect(Collectors.joining(" "));
  }

  private static String array(Plan plan, String name, Function<ServicePlan, String> value) {
    return plan.services().stream()
        .map(value)
        .map(ShellWord::of)
        .map(ShellWord::text)
        .collect(Collectors.joining(" ", name + "=(", ")\n"));
  }
}
