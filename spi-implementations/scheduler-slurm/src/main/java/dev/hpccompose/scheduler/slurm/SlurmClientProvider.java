package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SchedulerClientProvider;
import java.util.Map;

/** Makes clients of Slurm. */
public final class SlurmClientProvider implements SchedulerClientProvider {

  @Override
  public String name() {
    return SlurmClient.NAME;
  }

  @Override
  public SchedulerClient client(Map<String, String> environment) {
    return new SlurmClient(environment);
  }
}
