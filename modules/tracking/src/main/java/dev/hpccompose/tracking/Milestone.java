package dev.hpccompose.tracking;

import dev.hpccompose.tracking.Goal.Progress;
import java.util.List;

/** How far all services of a job are to come. */
public enum Milestone implements Goal {
  /** Each was launched. */
  STARTED,
  /** Each passed its readiness probe, or runs where it has none, or ended well. */
  HEALTHY;

  @Override
  public Progress of(JobStatus job) {
    List<Progress> each = job.services().stream().map(this::of).toList();
    if (each.contains(Progress.MISSED)) {
      return Progress.MISSED;
    }
    return each.isEmpty() || each.contains(Progress.OPEN) ? Progress.OPEN : Progress.REACHED;
  }

  /** How one service stands. */
  public Progress of(ServiceStatus service) {
    return switch (this) {
      case STARTED -> started(service);
      case HEALTHY -> healthy(service);
    };
  }

  private static Progress started(ServiceStatus service) {
    if (service.state() == ServiceState.NOT_STARTED) {
      return Progress.MISSED;
    }
    return service.launches() > 0 ? Progress.REACHED : Progress.OPEN;
  }

  private static Progress healthy(ServiceStatus service) {
    return switch (service.state()) {
      case PENDING, WAITING, STARTING, RESTARTING -> Progress.OPEN;
      case RUNNING -> service.readiness().isEmpty() ? Progress.REACHED : Progress.OPEN;
      case UNHEALTHY -> Progress.OPEN;
      case READY -> Progress.REACHED;
      case EXITED -> service.succeeded() ? Progress.REACHED : Progress.MISSED;
      case STOPPING, STOPPED, NOT_STARTED -> Progress.MISSED;
    };
  }
}
