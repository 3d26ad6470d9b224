package dev.hpccompose.runtime.internal.submission;

import dev.hpccompose.events.SubmissionEvent.PlannedDependency;
import dev.hpccompose.events.SubmissionEvent.PlannedService;
import dev.hpccompose.events.SubmissionEvent.PlannedStep;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.plan.FailurePolicy;
import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import java.nio.file.Path;
import java.util.Locale;
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
            .map(edge -> new PlannedDependency(edge.service(), edge.condition().composeName()))
            .toList(),
        service.readiness().map(readiness -> readiness.probe().kind()),
        service.failurePolicy().mode(),
        maxRestarts(service.failurePolicy()),
        Optional.of(step(service.step())));
  }

  private static PlannedStep step(Step step) {
    String placement = step.placement().name().toLowerCase(Locale.ROOT);
    return new PlannedStep(placement, step.nodes(), step.ntasks());
  }

  private static int maxRestarts(FailurePolicy policy) {
    return switch (policy) {
      case FailurePolicy.FailJob() -> 0;
      case FailurePolicy.Ignore() -> 0;
      case FailurePolicy.RestartOnFailure restart -> restart.maxRestarts();
    };
  }
}
