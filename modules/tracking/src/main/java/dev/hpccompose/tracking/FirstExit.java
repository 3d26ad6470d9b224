package dev.hpccompose.tracking;

import dev.hpccompose.events.PlannedCondition;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.tracking.Goal.Progress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The first end of a service that is no step on the way of others. */
public final class FirstExit implements Goal {

  /** Waits for any service. */
  public FirstExit() {}

  @Override
  public Progress of(JobStatus job) {
    return first(job).isPresent() ? Progress.REACHED : Progress.OPEN;
  }

  /**
   * The service that has ended for good. One that others wait for to end well, and that did, is
   * none.
   */
  public static Optional<ServiceStatus> first(JobStatus job) {
    Set<String> steps =
        job.services().stream()
            .flatMap(service -> service.plan().stream())
            .map(PlannedService::dependsOn)
            .flatMap(edges -> edges.stream())
            .filter(edge -> edge.condition() == PlannedCondition.SERVICE_COMPLETED_SUCCESSFULLY)
            .map(edge -> edge.service())
            .collect(Collectors.toSet());
    return job.services().stream()
        .filter(service -> service.state() == ServiceState.EXITED)
        .filter(service -> !(steps.contains(service.name()) && service.succeeded()))
        .findFirst();
  }
}
