package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ReadinessSpec.Pace;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of a readiness that say how often it is asked. */
final class PaceFields {

  private static final Field<Optional<Duration>> INTERVAL =
      Field.optional(
          "interval_seconds",
          Numbers.seconds(1, Sizes.DAY_SECONDS),
          "Seconds from the end of a try to the next one.");

  private static final Field<Optional<Duration>> ATTEMPT =
      Field.optional(
          "attempt_seconds",
          Numbers.seconds(1, Sizes.DAY_SECONDS),
          "Seconds after which one try is given up.");

  private static final Field<Optional<Located<Integer>>> RETRIES =
      Field.optional(
          "retries",
          Numbers.whole(1, Sizes.RETRIES),
          "Failures in a row that make the service unhealthy; only the timeout when omitted.");

  private static final Field<Optional<Duration>> START_PERIOD =
      Field.optional(
          "start_period_seconds",
          Numbers.seconds(0, Sizes.DAY_SECONDS),
          "Seconds from the launch in which failures do not count.");

  private static final Field<Boolean> LIVENESS =
      Field.withDefault(
          "liveness",
          Flag.TRUE_OR_FALSE,
          false,
          "false",
          "Whether it is asked after the service is ready too, every 10 seconds when"
              + " 'interval_seconds' is omitted: as many failures in a row as 'retries' says, 3"
              + " when omitted, are a failure of the service.");

  /** In the order of the manual. */
  static final List<Field<?>> ALL = List.of(INTERVAL, ATTEMPT, RETRIES, START_PERIOD, LIVENESS);

  static Pace pace(Values values) {
    return new Pace(
        values.get(INTERVAL).orElse(Duration.ZERO),
        values.get(ATTEMPT).orElse(Duration.ZERO),
        values.get(RETRIES).map(n -> OptionalInt.of(n.value())).orElse(OptionalInt.empty()),
        values.get(START_PERIOD).orElse(Duration.ZERO),
        Duration.ZERO,
        values.get(LIVENESS));
  }
}
