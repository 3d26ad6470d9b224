package dev.hpccompose.scheduler.slurm;

import dev.hpccompose.scheduler.tck.ClientContract;
import dev.hpccompose.scheduler.tck.DialectContract;
import dev.hpccompose.scheduler.tck.SchedulerFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

class SlurmContractTest {

  @Nested
  class Dialect extends DialectContract {
    @Override
    protected SchedulerFixture fixture(Path directory) {
      return FakeSlurm.in(directory);
    }
  }

  @Nested
  class Client extends ClientContract {
    @Override
    protected SchedulerFixture fixture(Path directory) {
      return FakeSlurm.in(directory);
    }
  }
}
