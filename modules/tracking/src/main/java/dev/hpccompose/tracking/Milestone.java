package dev.hpccompose.tracking;

import dev.hpccompose.tracking.Goal.Verdict;
import java.util.List;

/** How far all services of a job are to come. */
public enum Milestone implements Goal {
  /** Each was launched. */
  STARTED,
  /** Each passed its readiness probe, or runs where it has none, or ended well. */
  HEALTHY;

  @Override
  public Verdict of(JobState job) {
    List<Verdict> each = job.services().stream().map(this::of).toList();
    if (each.contains(Verdict.MISSED)) {
      return Verdict.MISSED;
    }
    return each.isEmpty() || each.contains(Verdict.OPEN) ? Verdict.OPEN : Verdict.REACHED;
  }

  /** How one service stands. */
  public Verdict of(ServiceState service) {
    return switch (this) {
      case STARTED -> started(service);
      case HEALTHY -> healthy(service);
    };
  }

  private static Verdict started(ServiceState service) {
    if (service.phase() == ServicePhase.NOT_STARTED) {
      return Verdict.MISSED;
    }
    return service.launches() > 0 ? Verdict.REACHED : Verdict.OPEN;
  }

  private static Verdict healthy(ServiceState service) {
    return switch (service.phase()) {
      case PENDING, WAITING, RESTARTING -> Verdict.OPEN;
      case RUNNING -> service.readiness().isEmpty() ? Verdict.REACHED : Verdict.OPEN;
      case UNHEALTHY -> Verdict.OPEN;
      case READY -> Verdict.REACHED;
      case EXITED -> service.succeeded() ? Verdict.REACHED : Verdict.MISSED;
      case STOPPED, NOT_STARTED -> Verdict.MISSED;
    };
  }
}
