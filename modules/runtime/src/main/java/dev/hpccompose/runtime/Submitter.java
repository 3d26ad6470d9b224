package dev.hpccompose.runtime;

import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.SubmitOutcome.NotReady;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Submits runs, in an order that survives a crash at any point.
 *
 * @param clock gives the names of runs and the times of what is recorded
 */
public record Submitter(InstantSource clock) {

  /**
   * Submits one run, or says why it cannot be submitted.
   *
   * @param order what to submit
   */
  public SubmitOutcome submit(SubmitOrder order) {
    return Schedulers.client(order.scheduler(), order.environment())
        .map(client -> submit(order, client))
        .orElseGet(() -> notInstalled("scheduler", order.scheduler()));
  }

  /**
   * The same through a client that is there already, and may know something.
   *
   * @param order what to submit
   * @param client of the order's scheduler
   */
  public SubmitOutcome submit(SubmitOrder order, SchedulerClient client) {
    Optional<SchedulerDialect> dialect = Schedulers.dialect(order.scheduler());
    Optional<ContainerLauncher> launcher = Schedulers.launcher(order.plan().backend());
    if (dialect.isEmpty()) {
      return notInstalled("scheduler", order.scheduler());
    }
    if (launcher.isEmpty()) {
      return notInstalled("container backend", order.plan().backend());
    }
    return submit(
        order, client, new ScriptRenderer(dialect.get(), launcher.get(), order.toolVersion()));
  }

  /** The same, with these parts. */
  SubmitOutcome submit(SubmitOrder order, SchedulerClient client, ScriptRenderer renderer) {
    return new Obstacles(order, client, renderer.launcher())
        .first()
        .<SubmitOutcome>map(obstacle -> obstacle)
        .orElseGet(() -> new OneSubmission(order, client, renderer, clock).run());
  }

  private static NotReady notInstalled(String kind, String name) {
    return new NotReady(
        "the " + kind + " '" + name + "' is not installed",
        "add the module that provides it to this installation of hpc-compose");
  }
}
