package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.supervisor.ShellPart;
import java.util.List;
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
    return part("functions.sh") + "\n" + part("samples.sh") + "\n" + part("cgroups.sh");
  }

  private static String part(String name) {
    return ShellPart.read(name, resource -> SlurmDialect.class.getResourceAsStream(resource));
  }

  @Override
  public List<ShellWord> step(Plan plan, ServicePlan service, Launch launch) {
    return StepLine.of(plan, service, launch);
  }

  @Override
  public List<ShellWord> probe(Plan plan, ServicePlan service, Launch launch) {
    return StepLine.beside(service, launch);
  }

  @Override
  public List<ShellWord> everywhere(ServicePlan service, List<ShellWord> argv) {
    return StepLine.everywhere(service, argv);
  }
}
