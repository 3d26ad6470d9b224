package dev.hpccompose.scheduler.local;

import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SchedulerClientProvider;
import java.util.Map;

/** Makes clients of the embedded engine. */
public final class LocalClientProvider implements SchedulerClientProvider {

  @Override
  public String name() {
    return LocalClient.NAME;
  }

  @Override
  public SchedulerClient client(Map<String, String> environment) {
    return new LocalClient(environment);
  }
}
