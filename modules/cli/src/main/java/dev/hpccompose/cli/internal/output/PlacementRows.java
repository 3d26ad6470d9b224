package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import dev.hpccompose.tracking.JobState;
import dev.hpccompose.tracking.ServiceState;
import java.util.function.Predicate;

/** Where the services of a job of several nodes run: S-080. */
final class PlacementRows {

  private PlacementRows() {}

  /** The table behind an empty line; nothing for a job of one node. */
  static String of(JobState job) {
    if (job.services().stream().flatMap(one -> one.step().stream()).allMatch(isOnOneNode(job))) {
      return "";
    }
    Table table = new Table("SERVICE", "PLACEMENT", "NODES", "TASKS", "NODELIST");
    for (ServiceState service : job.services()) {
      service.step().ifPresent(step -> row(table, job, service, step));
    }
    return "\n" + table;
  }

  private static Predicate<PlannedStep> isOnOneNode(JobState job) {
    return step -> step.nodes() == 1 && job.nodes().size() < 2;
  }

  private static void row(Table table, JobState job, ServiceState service, PlannedStep step) {
    String nodes = String.join(", ", service.nodes(job.nodes()));
    table.row(
        service.name(),
        step.placement().word().replace('_', ' '),
        Integer.toString(step.nodes()),
        Integer.toString(step.ntasks()),
        nodes.isEmpty() ? "-" : nodes);
  }
}
