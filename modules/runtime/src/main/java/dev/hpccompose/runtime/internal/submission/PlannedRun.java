package dev.hpccompose.runtime.internal.submission;

import dev.hpccompose.events.PlannedCondition;
import dev.hpccompose.events.PlannedPlacement;
import dev.hpccompose.events.PlannedPolicy;
import dev.hpccompose.events.ProbeKind;
import dev.hpccompose.events.SubmissionEvent.PlannedDependency;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.nio.file.Path;
import java.util.Optional;

/** What a history says of a plan. */
public final class PlannedRun {

  private PlannedRun() {}

  /**
   * The first event of a run.
   *
   * @param plan its plan
   * @param submitDirectory the directory that holds {@code .hpc-compose}
   * @param scheduler name of the scheduler
   * @param toolVersion version of the tool
   */
  public static RunPlanned of(
      Plan plan, Path submitDirectory, String scheduler, String toolVersion) {
    return new RunPlanned(
        plan.jobName(),
        plan.composeFile().toString(),
        submitDirectory.toString(),
        scheduler,
        plan.backend(),
        toolVersion,
        plan.services().stream().map(PlannedRun::service).toList(),
        plan.main(),
        plan.features().artifacts().map(JobFeatures.Artifacts::exportDir),
        plan.features().resume().map(Path::toString));
  }

  private static PlannedService service(ServicePlan service) {
    return new PlannedService(
        service.name(),
        service.token(),
        service.dependencies().stream()
            .map(edge -> new PlannedDependency(edge.service(), condition(edge.condition())))
            .toList(),
        service.readiness().map(readiness -> kind(readiness.probe())),
        mode(service.failurePolicy()),
        maxRestarts(service.failurePolicy()),
        Optional.of(step(service.step())));
  }

  private static PlannedStep step(Step step) {
    return new PlannedStep(placement(step.placement()), step.nodes(), step.ntasks());
  }

  private static PlannedPlacement placement(Step.Placement placement) {
    return switch (placement) {
      case PRIMARY_NODE -> PlannedPlacement.PRIMARY_NODE;
      case WHOLE_ALLOCATION -> PlannedPlacement.WHOLE_ALLOCATION;
    };
  }

  private static PlannedCondition condition(Dependency.Condition condition) {
    return switch (condition) {
      case STARTED -> PlannedCondition.SERVICE_STARTED;
      case HEALTHY -> PlannedCondition.SERVICE_HEALTHY;
      case COMPLETED -> PlannedCondition.SERVICE_COMPLETED_SUCCESSFULLY;
    };
  }

  private static ProbeKind kind(Readiness.Probe probe) {
    return switch (probe) {
      case Readiness.Probe.Sleep _ -> ProbeKind.SLEEP;
      case Readiness.Probe.Tcp _ -> ProbeKind.TCP;
      case Readiness.Probe.Log _ -> ProbeKind.LOG;
      case Readiness.Probe.Http _ -> ProbeKind.HTTP;
      case Readiness.Probe.Exec _ -> ProbeKind.EXEC;
    };
  }

  private static PlannedPolicy mode(FailurePolicy policy) {
    return switch (policy) {
      case FailurePolicy.FailJob _ -> PlannedPolicy.FAIL_JOB;
      case FailurePolicy.Ignore _ -> PlannedPolicy.IGNORE;
      case FailurePolicy.RestartOnFailure _ -> PlannedPolicy.RESTART_ON_FAILURE;
    };
  }

  private static int maxRestarts(FailurePolicy policy) {
    return switch (policy) {
      case FailurePolicy.FailJob() -> 0;
      case FailurePolicy.Ignore() -> 0;
      case FailurePolicy.RestartOnFailure restart -> restart.maxRestarts();
    };
  }
}
