package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Union;
import dev.hpccompose.spec.internal.shape.Union.Variant;
import java.time.Duration;
import java.util.List;

/** The mapping {@code readiness}: its {@code type} says which table holds. */
final class ReadinessTables {

  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  static final Field<Duration> TIMEOUT =
      Field.withDefault(
          "timeout_seconds",
          Numbers.seconds(1, Sizes.DAY_SECONDS),
          DEFAULT_TIMEOUT,
          "60",
          "Seconds from the launch after which the service counts as failed.");

  static final Union<ReadinessSpec> TYPE =
      new Union<>(
          "readiness",
          "type",
          List.of(
              new Variant<>("sleep", SleepTable.SHAPE),
              new Variant<>("tcp", TcpTable.SHAPE),
              new Variant<>("log", LogTable.SHAPE),
              new Variant<>("http", HttpTable.SHAPE),
              new Variant<>("exec", ExecTable.SHAPE)));

  private ReadinessTables() {}
}
