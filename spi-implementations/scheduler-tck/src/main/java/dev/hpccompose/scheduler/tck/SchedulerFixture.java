package dev.hpccompose.scheduler.tck;

import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.spi.SchedulerClient;
import java.util.Map;

/** One scheduler, ready to be tried. */
public interface SchedulerFixture {

  /** What it says in a batch script. */
  SchedulerDialect dialect();

  /**
   * A client whose tools run in {@code environment}.
   *
   * @param environment all of the environment
   */
  SchedulerClient client(Map<String, String> environment);

  /** The environment in which the tools of the scheduler are found and work. */
  Map<String, String> environment();

  /** The environment of a batch script that the scheduler runs. */
  default Map<String, String> jobEnvironment() {
    return environment();
  }
}
