package dev.hpccompose.runtime.submission;

import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.runtime.run.Recovery;
import dev.hpccompose.runtime.run.RecoveryOutcome;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.runtime.run.RunTree;
import dev.hpccompose.runtime.scheduler.SchedulerWitness;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * The job that another process submitted for the same order and perhaps could not tell anybody of.
 * It is recognised by its script, which differs from ours in the name of the run and nothing else.
 */
record DuplicateSubmission(
    SubmitOrder order, SchedulerClient client, ScriptRenderer renderer, InstantSource clock) {

  /** Who was interrupted a moment ago is among the newest. */
  private static final int NEWEST = 8;

  /**
   * A run and its job.
   *
   * @param run its history names the job, from now on at the latest
   * @param job waits or runs
   */
  record Found(RunDirectory run, JobRef job) {}

  Optional<Found> find() {
    return RunTree.runs(order.root()).stream()
        .filter(run -> run.root().equals(order.root()))
        .sorted(Comparator.comparing(RunDirectory::runId).reversed())
        .limit(NEWEST)
        .filter(this::hasOurScript)
        .flatMap(run -> active(run).stream())
        .findFirst();
  }

  private boolean hasOurScript(RunDirectory run) {
    try {
      RunIdentity identity = new RunIdentity(run.runId(), order.root());
      byte[] ours =
          renderer.render(order.plan(), Optional.of(identity)).getBytes(StandardCharsets.UTF_8);
      return Arrays.equals(ours, Files.readAllBytes(run.script()));
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<Found> active(RunDirectory run) {
    try {
      Optional<JobRef> job =
          switch (new Recovery(client, clock).recover(run)) {
            case RecoveryOutcome.Known(var known) -> Optional.of(known);
            case RecoveryOutcome.Found(var found) -> Optional.of(found);
            case RecoveryOutcome.WasRefused(_) -> Optional.empty();
            case RecoveryOutcome.NoJob() -> Optional.empty();
          };
      return job.filter(known -> isActive(run, known)).map(found -> new Found(run, found));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private boolean isActive(RunDirectory run, JobRef job) {
    return SchedulerWitness.status(client, run, job, clock).state().isActive();
  }
}
