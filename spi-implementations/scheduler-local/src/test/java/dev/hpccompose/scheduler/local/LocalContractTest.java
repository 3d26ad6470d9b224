package dev.hpccompose.scheduler.local;

import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.scheduler.tck.ClientContract;
import dev.hpccompose.scheduler.tck.DialectContract;
import dev.hpccompose.scheduler.tck.SchedulerFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class LocalContractTest {

  record Engine() implements SchedulerFixture {
    @Override
    public SchedulerDialect dialect() {
      return new LocalDialect();
    }

    @Override
    public SchedulerClient client(Map<String, String> environment) {
      return new LocalClient(environment);
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("PATH", "/usr/bin:/bin");
    }
  }

  @Nested
  class Dialect extends DialectContract {
    @Override
    protected SchedulerFixture fixture(Path directory) {
      return new Engine();
    }
  }

  @Nested
  class Client extends ClientContract {
    @Override
    protected SchedulerFixture fixture(Path directory) {
      return new Engine();
    }
  }
}
