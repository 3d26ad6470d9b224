package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.plan.Step;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.render.spi.SchedulerDialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Slurm in the batch script: directives as sbatch(1) reads them, steps as srun(1) runs them in
 * every version since 20.11.
 */
public final class SlurmDialect implements SchedulerDialect {

  @Override
  public String name() {
    return "slurm";
  }

  @Override
  public List<String> directives(Plan plan, Optional<RunIdentity> identity) {
    return Directives.of(plan, identity);
  }

  @Override
  public String functions(Plan plan) {
    try (InputStream in = SlurmDialect.class.getResourceAsStream("functions.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ShellWord> step(Plan plan, ServicePlan service, Launch launch) {
    List<ShellWord> words = new ArrayList<>();
    words.add(ShellWord.variable("HC_SRUN"));
    // --overlap and sizes that are all explicit: the one form that runs steps side by side
    // everywhere
    words.add(ShellWord.of("--overlap"));
    geometry(service.step(), words);
    words.add(ShellWord.of("--mem=0"));
    words.add(ShellWord.of("--job-name=" + service.token()));
    words.add(ShellWord.of("--kill-on-bad-exit=1"));
    words.add(ShellWord.of("--export=ALL"));
    words.addAll(launch.stepOptions());
    words.addAll(launch.argv());
    return words;
  }

  private static void geometry(Step step, List<ShellWord> words) {
    words.add(ShellWord.of("--nodes=" + step.nodes()));
    words.add(ShellWord.of("--ntasks=" + step.ntasks()));
    step.ntasksPerNode().ifPresent(tasks -> words.add(ShellWord.of("--ntasks-per-node=" + tasks)));
    words.add(ShellWord.of("--cpus-per-task=" + step.cpusPerTask()));
    if (step.placement() == Step.Placement.PRIMARY_NODE) {
      words.add(ShellWord.joined(ShellWord.of("--nodelist="), ShellWord.variable("HC_PRIMARY")));
    }
  }
}
