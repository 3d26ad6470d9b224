package dev.hpccompose.runtime.submission;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.internal.submission.SubmitLock;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunId;
import dev.hpccompose.runtime.scheduler.Providers;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.submission.SubmitOutcome.NotReady;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Submits runs, in an order that survives a crash at any point.
 *
 * @param clock gives the names of runs and the times of what is recorded
 */
public record Submitter(InstantSource clock) {

  /**
   * Asks for the turn to submit, before anything is done for the job. Who submits another job from
   * the same spec, with other variables for example, has another turn.
   *
   * @param plan the plan
   * @param submitDirectory the directory in which the job is to start
   * @param scheduler name of the scheduler
   */
  public SubmitTurn turn(Plan plan, Path submitDirectory, String scheduler) {
    Path root = submitDirectory.toAbsolutePath().normalize().resolve(SubmitOrder.RECORDS);
    return script(plan, scheduler)
        .map(script -> SubmitLock.of(root, plan.composeFile() + "\n" + script).take())
        .orElseGet(() -> new SubmitTurn.Ours(false, Optional.empty(), () -> {}));
  }

  /** Empty for what is going to be refused. */
  private static Optional<String> script(Plan plan, String scheduler) {
    try {
      return Providers.dialect(scheduler)
          .flatMap(
              dialect ->
                  Providers.launcher(plan.backend())
                      .map(launcher -> new ScriptRenderer(dialect, launcher, ""))
                      .map(renderer -> renderer.render(plan, Optional.empty())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Submits one run for a caller who knows that nobody else submits the same.
   *
   * @param order what to submit
   */
  public SubmitOutcome submit(SubmitOrder order) {
    SubmitTurn.Ours turn = new SubmitTurn.Ours(false, Optional.empty(), () -> {});
    return Providers.client(order.scheduler(), order.environment())
        .map(client -> submit(order, turn, client))
        .orElseGet(() -> notInstalled("scheduler", order.scheduler()));
  }

  /**
   * Submits one run, or says why it cannot be submitted.
   *
   * @param order what to submit
   * @param turn the turn to do so
   * @param client of the order's scheduler, which may know something already
   */
  public SubmitOutcome submit(SubmitOrder order, SubmitTurn.Ours turn, SchedulerClient client) {
    Optional<SchedulerDialect> dialect = Providers.dialect(order.scheduler());
    Optional<ContainerLauncher> launcher = Providers.launcher(order.plan().backend());
    if (dialect.isEmpty()) {
      return notInstalled("scheduler", order.scheduler());
    }
    if (launcher.isEmpty()) {
      return notInstalled("container backend", order.plan().backend());
    }
    return submit(
        order,
        turn,
        client,
        new ScriptRenderer(dialect.get(), launcher.get(), order.toolVersion()));
  }

  /** The same, with these parts. */
  public SubmitOutcome submit(
      SubmitOrder order, SubmitTurn.Ours turn, SchedulerClient client, ScriptRenderer renderer) {
    return new SubmissionPreconditions(order, client, renderer.launcher())
        .first()
        .<SubmitOutcome>map(obstacle -> obstacle)
        .orElseGet(() -> once(order, turn, client, renderer));
  }

  private SubmitOutcome once(
      SubmitOrder order, SubmitTurn.Ours turn, SchedulerClient client, ScriptRenderer renderer) {
    if (turn.contested()) {
      Optional<DuplicateSubmission.Found> other =
          new DuplicateSubmission(order, client, renderer, clock).find();
      if (other.isPresent()) {
        JobRef job = other.get().job();
        return new SubmissionTransaction(order, client, renderer, clock, other.get().run())
            .noting(
                "job "
                    + job.jobId()
                    + " was submitted by another call just now, or by one that was interrupted;"
                    + " no second job was submitted")
            .finish(job);
      }
    }
    RunDirectory run = RunDirectory.of(order.root(), RunId.next(clock));
    SubmissionTransaction submission =
        new SubmissionTransaction(order, client, renderer, clock, run);
    turn.unguarded()
        .ifPresent(
            why ->
                submission.noting(
                    "nothing keeps another process from submitting the same job: " + why));
    return submission.run();
  }

  private static NotReady notInstalled(String kind, String name) {
    return new NotReady(
        "the " + kind + " '" + name + "' is not installed",
        "add the module that provides it to this installation of hpc-compose");
  }
}
