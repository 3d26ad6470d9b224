package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.AttemptStarted;
import dev.hpccompose.events.PlannedPlacement;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one service is doing: what was planned and what happened.
 *
 * @param name its name in the spec
 * @param plan what was planned; absent only when the history has lost its plan
 * @param history what happened; settled when nothing of its job runs any more
 * @param nodes the nodes that it runs on, once the job has them
 * @param cause why its last launch ended, where more than the exit code tells
 */
public record ServiceStatus(
    String name,
    Optional<PlannedService> plan,
    ServiceHistory history,
    List<String> nodes,
    Optional<Cause> cause) {

  /** Copies the nodes. */
  public ServiceStatus {
    nodes = List.copyOf(nodes);
  }

  /** Those of the latest attempt, in start order; planned ones first. */
  static List<ServiceStatus> of(JobHistory job, boolean settled) {
    AttemptHistory attempt = job.attempt().orElseGet(() -> AttemptHistory.begin(0));
    return job.serviceNames().stream()
        .map(name -> of(name, job.planned(name), attempt, settled))
        .toList();
  }

  private static ServiceStatus of(
      String name, Optional<PlannedService> plan, AttemptHistory attempt, boolean settled) {
    ServiceHistory told = attempt.of(name);
    return new ServiceStatus(
        name,
        plan,
        settled ? told.settled() : told,
        nodes(plan.flatMap(PlannedService::step), attempt),
        attempt.causeOf(name).map(Cause::of));
  }

  private static List<String> nodes(Optional<PlannedStep> step, AttemptHistory attempt) {
    List<String> all = attempt.start().map(AttemptStarted::nodes).orElse(List.of());
    boolean first = step.stream().anyMatch(one -> one.placement() == PlannedPlacement.PRIMARY_NODE);
    return first && !all.isEmpty() ? all.subList(0, 1) : all;
  }

  /** Where it runs, as it was planned. */
  public Optional<PlannedStep> step() {
    return plan.flatMap(PlannedService::step);
  }

  /** The one word. */
  public ServiceState state() {
    return history.state();
  }

  /** Names of the services that it waits for; empty unless it waits. */
  public List<String> waitingFor() {
    return history.waitingFor();
  }

  /** How often it was launched. */
  public int launches() {
    return history.launches();
  }

  /** How many relaunches were scheduled; the first launch is none of them. */
  public int restarts() {
    return history.restarts();
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

  /** When that state began. */
  public Optional<Instant> since() {
    return history.since();
  }

  /** The last exit code of its process, as a shell reports it. */
  public Optional<Integer> exitCode() {
    return history.lastExit().map(ServiceHistory.Exit::code);
  }

  /** Whether its process ended on its own last, and well. */
  public boolean succeeded() {
    return history.lastExit().filter(ServiceHistory.Exit::succeeded).isPresent();
  }

  /** The signal that ended its process last. */
  public Optional<String> signal() {
    return history.lastExit().flatMap(ServiceHistory.Exit::signal);
  }

  /**
   * What its probe said last, when that became known: ready, not ready, or not healthy any more.
   */
  public Optional<String> probeResult() {
    return history.probeResult();
  }

  /** Whether it had to be killed after its grace period. */
  public boolean forced() {
    return history.forced();
  }
}
