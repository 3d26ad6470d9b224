package dev.hpccompose.tracking;

import dev.hpccompose.events.CauseEvent;
import dev.hpccompose.events.PlannedPlacement;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One service of one attempt: what was planned and what happened.
 *
 * @param name its name in the spec
 * @param plan what was planned; absent only when the history has lost its plan
 * @param progress what happened
 * @param cause why its last launch ended, where more than the exit code tells
 */
public record ServiceState(
    String name,
    Optional<PlannedService> plan,
    ServiceProgress progress,
    Optional<CauseEvent> cause) {

  /** Where it runs, as it was planned. */
  public Optional<PlannedStep> step() {
    return plan.flatMap(PlannedService::step);
  }

  /**
   * The nodes that it runs on.
   *
   * @param allocation the nodes of the attempt, the primary one first
   */
  public List<String> nodes(List<String> allocation) {
    boolean first =
        step().stream().anyMatch(one -> one.placement() == PlannedPlacement.PRIMARY_NODE);
    return first && !allocation.isEmpty() ? allocation.subList(0, 1) : allocation;
  }

  /** Where it stands. */
  public ServicePhase phase() {
    return progress.phase();
  }

  /** Names of the services that it waits for; empty unless it waits. */
  public List<String> waitingFor() {
    return progress.waitingFor();
  }

  /** How often it was launched. */
  public int launches() {
    return progress.launches();
  }

  /** How many relaunches were scheduled; the first launch is none of them. */
  public int restarts() {
    return progress.restarts();
  }

  /** Relaunches allowed after the first launch. */
  public int maxRestarts() {
    return plan.map(PlannedService::maxRestarts).orElse(0);
  }

  /** Its failure policy. */
  public Optional<PlannedPolicy> failurePolicy() {
    return plan.map(PlannedService::failurePolicy);
  }

  /** The kind of its readiness probe, where it has one. */
  public Optional<ProbeKind> readiness() {
    return plan.flatMap(PlannedService::readiness);
  }

  /** When it came to its phase. */
  public Optional<Instant> since() {
    return progress.since();
  }

  /** The last exit code of its process, as a shell reports it. */
  public Optional<Integer> exitCode() {
    return progress.lastExit().map(ServiceProgress.Exit::code);
  }

  /** Whether its process ended on its own last, and well. */
  public boolean succeeded() {
    return progress.lastExit().filter(ServiceProgress.Exit::succeeded).isPresent();
  }

  /** The signal that ended its process last. */
  public Optional<String> signal() {
    return progress.lastExit().flatMap(ServiceProgress.Exit::signal);
  }

  /**
   * What its probe said last, when that became known: ready, not ready, or not healthy any more.
   */
  public Optional<String> probeResult() {
    return progress.probeResult();
  }

  /** Whether it had to be killed after its grace period. */
  public boolean forced() {
    return progress.forced();
  }
}
