package dev.hpccompose.backend.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.ContainerLauncher;
import dev.hpccompose.render.spi.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The contract itself under test: it must notice a backend that does nothing. */
class BackendTckTest {

  static final class NoopBackend implements LauncherFixture, ContainerLauncher {
    @Override
    public ContainerLauncher launcher() {
      return this;
    }

    @Override
    public List<String> container(Path directory) {
      return List.of();
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public ShellWord jobDirectory() {
      return ShellWord.of("");
    }

    @Override
    public Optional<String> refusal(Path directory) {
      return Optional.of("");
    }

    @Override
    public Launch probe(Plan plan, ServicePlan service, List<String> argv) {
      return new Launch(List.of(), List.of());
    }

    @Override
    public Launch launch(Plan plan, ServicePlan service) {
      return new Launch(List.of(), List.of());
    }
  }

  static final class NoopLauncher extends LauncherContract {
    @Override
    protected LauncherFixture fixture() {
      return new NoopBackend();
    }
  }

  @Test
  void everyTestFailsForABackendThatDoesNothing() {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(NoopLauncher.class))
            .execute()
            .testEvents();
    assertThat(tests.started().count()).isPositive().isEqualTo(declared());
    assertThat(tests.succeeded().stream().map(event -> event.getTestDescriptor().getDisplayName()))
        .isEmpty();
    tests.assertStatistics(counts -> counts.skipped(0).aborted(0));
  }

  private static long declared() {
    return Stream.of(LauncherContract.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .count();
  }
}
