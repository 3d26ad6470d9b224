package dev.hpccompose.runtime.spi;

import java.util.Map;

/** Makes the client of one scheduler; found as a service. */
public interface SchedulerClientProvider {

  /** The name of the scheduler, such as {@code slurm}; unique among providers. */
  String name();

  /**
   * A client whose tools run in {@code environment}. Starts nothing and looks at nothing yet.
   *
   * @param environment all of the environment, PATH included
   */
  SchedulerClient client(Map<String, String> environment);
}
