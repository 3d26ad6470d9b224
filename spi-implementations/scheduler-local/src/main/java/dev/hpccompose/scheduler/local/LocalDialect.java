package dev.hpccompose.scheduler.local;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.supervisor.ShellPart;
import java.util.List;
import java.util.Optional;

/** The embedded engine in the batch script: a step is a process of this machine. */
public final class LocalDialect implements SchedulerDialect {

  @Override
  public String name() {
    return "local";
  }

  @Override
  public List<String> directives(Plan plan, Optional<RunIdentity> identity) {
    return List.of();
  }

  @Override
  public String functions(Plan plan) {
    long limit = plan.allocation().option("time").map(Walltime::millis).orElse(0L);
    return "HC_TIME_LIMIT=" + limit + "\n\n" + part("functions.sh") + "\n" + part("processes.sh");
  }

  private static String part(String name) {
    return ShellPart.read(name, resource -> LocalDialect.class.getResourceAsStream(resource));
  }

  @Override
  public List<ShellWord> step(Plan plan, ServicePlan service, Launch launch) {
    if (!launch.stepOptions().isEmpty()) {
      throw new IllegalArgumentException(
          "the embedded engine has no srun that knows options of Pyxis");
    }
    return launch.argv();
  }

  @Override
  public List<ShellWord> probe(Plan plan, ServicePlan service, Launch launch) {
    return step(plan, service, launch);
  }

  @Override
  public List<ShellWord> everywhere(ServicePlan service, List<ShellWord> argv) {
    return argv;
  }
}
