package dev.hpccompose.eventstore.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The contract itself under test: it must notice a store that does nothing. */
class EventStoreTckTest {

  static final class NoopAppend extends AppendContract {
    @Override
    protected EventStoreFixture fixture() {
      return new NoopStore();
    }
  }

  static final class NoopRead extends ReadContract {
    @Override
    protected EventStoreFixture fixture() {
      return new NoopStore();
    }
  }

  static final class NoopCrash extends CrashContract {
    @Override
    protected EventStoreFixture fixture() {
      return new NoopStore();
    }
  }

  static final class NoopObstacle extends ObstacleContract {
    @Override
    protected EventStoreFixture fixture() {
      return new NoopStore();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {NoopAppend.class, NoopRead.class, NoopCrash.class, NoopObstacle.class})
  void every_test_fails_for_a_store_that_does_nothing(Class<?> suite) {
    Events tests =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(suite)).execute().testEvents();
    assertThat(tests.started().count()).isPositive().isEqualTo(declared(suite.getSuperclass()));
    assertThat(tests.succeeded().stream().map(event -> event.getTestDescriptor().getDisplayName()))
        .isEmpty();
    assertThat(tests.failed().count()).isEqualTo(tests.started().count());
    tests.assertStatistics(counts -> counts.skipped(0).aborted(0));
  }

  private static long declared(Class<?> contract) {
    return Stream.of(contract.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .count();
  }
}
