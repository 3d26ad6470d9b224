package dev.hpccompose.runtime.preflight;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.internal.probe.ProbeRun;
import dev.hpccompose.runtime.preflight.PreflightReport.Entry;
import dev.hpccompose.runtime.run.RunId;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.file.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves with a tiny job that login node and compute node see the same files, and how soon. Neither
 * files nor a job stay behind, however it ends: should this process be killed, the job clears up by
 * itself.
 *
 * @param subject the job and its places
 * @param plan names the partition and the account
 * @param dialect of the scheduler
 * @param patience how long to wait for the tiny job to start
 */
public record FsProbe(
    CheckSubject subject, Plan plan, SchedulerDialect dialect, Duration patience) {

  /** Runs it to its end. */
  public PreflightReport run() {
    long begin = System.nanoTime();
    ProbeRun run =
        new ProbeRun(plan, dialect, subject.client(), RunId.next(InstantSource.system()));
    Thread hook = new Thread(run::abandon, "probe-abandoned");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      List<Finding> findings = run.findings(places(), patience);
      return new PreflightReport(
          findings.stream().map(finding -> new Entry(CheckId.FS_PROBE, finding)).toList(),
          Duration.ofNanos(System.nanoTime() - begin));
    } finally {
      run.abandon();
      forget(hook);
    }
  }

  /** Once the machine is going down it has run, or runs now. */
  private static void forget(Thread hook) {
    if (hook.getState() == Thread.State.NEW) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the machine is going down
      }
    }
  }

  /** Where the job writes, as far as that is there already. */
  private List<Path> places() {
    List<Path> places = new ArrayList<>(List.of(subject.submitDirectory()));
    plan.features().resume().ifPresent(places::add);
    if (plan.services().stream().anyMatch(service -> service.image().isPresent())) {
      places.add(subject.cache().path());
    }
    return places.stream().map(Storage::nearest).distinct().toList();
  }
}
