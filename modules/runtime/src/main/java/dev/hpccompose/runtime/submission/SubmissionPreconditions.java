package dev.hpccompose.runtime.submission;

import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.runtime.internal.run.UnusablePlace;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.submission.SubmitOutcome.NotReady;
import java.nio.file.Files;
import java.util.Optional;

/** What keeps a run from being submitted before anything was done for it. */
record SubmissionPreconditions(
    SubmitOrder order, SchedulerClient client, ContainerLauncher launcher) {

  private static final String USE_LOCAL =
      "add --local to run the job on this machine, without a scheduler";

  Optional<NotReady> first() {
    return directory()
        .or(this::records)
        .or(this::unmountable)
        .or(this::scheduler)
        .or(this::backend);
  }

  private Optional<NotReady> directory() {
    return Files.isDirectory(order.submitDirectory())
        ? Optional.empty()
        : Optional.of(
            new NotReady(
                "the submit directory " + order.submitDirectory() + " does not exist",
                "create it, or submit from another directory"));
  }

  private Optional<NotReady> records() {
    return order
        .root()
        .problem()
        .map(UnusablePlace::new)
        .map(place -> new NotReady(place.problem(), place.hint()));
  }

  private Optional<NotReady> unmountable() {
    return launcher
        .refusal(order.root().path())
        .map(
            problem ->
                new NotReady(problem, "submit from a directory with a name of plain characters"));
  }

  private Optional<NotReady> scheduler() {
    return client.unavailable().map(problem -> new NotReady(problem, schedulerHint()));
  }

  private String schedulerHint() {
    return isLocal() ? "install it, or submit to a cluster" : USE_LOCAL;
  }

  private Optional<NotReady> backend() {
    try {
      return client
          .unsupported(StepOptions.names(launcher, order.plan()))
          .map(problem -> new NotReady(problem, backendHint()));
    } catch (IllegalArgumentException e) {
      return Optional.of(unrenderable(e));
    }
  }

  /** A value of the spec that the scheduler or the backend cannot take. */
  static NotReady unrenderable(IllegalArgumentException problem) {
    return new NotReady(String.valueOf(problem.getMessage()), "change the spec and submit again");
  }

  private String backendHint() {
    return isLocal()
        ? "set runtime.backend: apptainer, or host, which runs services as plain processes"
        : "ask the site for the plug-in, or set runtime.backend: apptainer or host";
  }

  private boolean isLocal() {
    return order.scheduler().equals("local");
  }
}
