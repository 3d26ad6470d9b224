package dev.hpccompose.scheduler.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.hpccompose.supervisor.DialectTable;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The contract itself under test: it must notice a scheduler that does nothing. */
class SchedulerTckTest {

  static final class NoopDialect extends DialectContract {
    @Override
    protected SchedulerFixture fixture(Path directory) {
      return new NoopScheduler("");
    }
  }

  static final class NoopClient extends ClientContract {
    @Override
    protected SchedulerFixture fixture(Path directory) {
      return new NoopScheduler("");
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {NoopDialect.class, NoopClient.class})
  void everyTestFailsForASchedulerThatDoesNothing(Class<?> suite) {
    Events tests =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(suite)).execute().testEvents();
    assertThat(tests.started().count()).isPositive().isEqualTo(declared(suite.getSuperclass()));
    assertThat(tests.succeeded().stream().map(event -> event.getTestDescriptor().getDisplayName()))
        .isEmpty();
    tests.assertStatistics(counts -> counts.skipped(0).aborted(0));
  }

  /** A dialect that has all functions, none of which does anything. */
  static final class SilentDialect extends DialectContract {
    @Override
    protected SchedulerFixture fixture(Path directory) {
      return new NoopScheduler(
          DialectTable.get().functions().stream()
              .map(function -> function.name() + "() { :; }\n")
              .collect(Collectors.joining()));
    }
  }

  @Test
  void functionsThatDoNothingAreNoticed() {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(SilentDialect.class))
            .execute()
            .testEvents();
    assertThat(tests.failed().stream().map(event -> event.getTestDescriptor().getDisplayName()))
        .contains(
            "reportsOnlyWhatTheTableOfReportsHas()",
            "findsOutWhereTheJobRuns()",
            "letsNothingOfAnOuterStepReachAService()",
            "endsALaunchAtOnce()",
            "endsWhatServicesLeftBehind()",
            "saysWhetherTheJobIsBeingEnded()",
            "saysHowLongTheJobMayStillRun()");
  }

  private static long declared(Class<?> contract) {
    return Stream.of(contract.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .count();
  }
}
