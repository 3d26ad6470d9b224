package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import dev.hpccompose.tracking.ServiceStatus;
import java.util.List;

/** Where the services of a job of several nodes run: S-080. */
final class PlacementRows {

  private PlacementRows() {}

  /**
   * The table behind an empty line; nothing for a job of one node.
   *
   * @param services the services of the job
   * @param allocation its nodes
   */
  static String of(List<ServiceStatus> services, List<String> allocation) {
    boolean isSmall = allocation.size() < 2;
    if (services.stream()
        .flatMap(one -> one.step().stream())
        .allMatch(step -> isSmall && step.nodes() == 1)) {
      return "";
    }
    Table table = new Table("SERVICE", "PLACEMENT", "NODES", "TASKS", "NODELIST");
    for (ServiceStatus service : services) {
      service.step().ifPresent(step -> row(table, service, step));
    }
    return "\n" + table;
  }

  private static void row(Table table, ServiceStatus service, PlannedStep step) {
    String nodes = String.join(", ", service.nodes());
    table.row(
        service.name(),
        step.placement().word().replace('_', ' '),
        Integer.toString(step.nodes()),
        Integer.toString(step.ntasks()),
        nodes.isEmpty() ? "-" : nodes);
  }
}
