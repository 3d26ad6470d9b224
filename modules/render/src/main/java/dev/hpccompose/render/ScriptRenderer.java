package dev.hpccompose.render;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.internal.BatchScript;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.SchedulerDialect;
import java.util.Optional;

/**
 * From a plan to the text of its batch script: a pure function, byte for byte stable.
 *
 * @param dialect the scheduler that will run the script
 * @param launcher the container backend that will launch the services
 * @param toolVersion version of the tool, for the reader of the script
 */
public record ScriptRenderer(
    SchedulerDialect dialect, ContainerLauncher launcher, String toolVersion) {

  /**
   * The script of one run.
   *
   * @param plan the plan
   * @param identity the run; without one the script finds a name for itself when it starts
   */
  public String render(Plan plan, Optional<RunIdentity> identity) {
    return new BatchScript(this, plan, identity).text();
  }
}
