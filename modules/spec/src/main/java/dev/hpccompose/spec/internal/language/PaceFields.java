package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ReadinessSpec.Pace;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Values;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of a readiness that say how often it is asked. */
final class PaceFields {

  private final Field<Optional<Duration>> interval;
  private final Field<Optional<Duration>> attempt;
  private final Field<Optional<Located<Integer>>> retries;
  private final Field<Optional<Duration>> startPeriod;
  private final Field<Boolean> liveness;

  /** Declares them in a table. */
  PaceFields(Fields fields) {
    interval =
        fields.optional(
            "interval_seconds",
            Numbers.seconds(1, Sizes.DAY_SECONDS),
            "Seconds from the end of a try to the next one.");
    attempt =
        fields.optional(
            "attempt_seconds",
            Numbers.seconds(1, Sizes.DAY_SECONDS),
            "Seconds after which one try is given up.");
    retries =
        fields.optional(
            "retries",
            Numbers.whole(1, Sizes.RETRIES),
            "Failures in a row that make the service unhealthy; only the timeout when omitted.");
    startPeriod =
        fields.optional(
            "start_period_seconds",
            Numbers.seconds(0, Sizes.DAY_SECONDS),
            "Seconds from the launch in which failures do not count.");
    liveness =
        fields.withDefault(
            "liveness",
            Flag.TRUE_OR_FALSE,
            false,
            "false",
            "Whether it is asked after the service is ready too, every 10 seconds when"
                + " 'interval_seconds' is omitted: as many failures in a row as 'retries' says, 3"
                + " when omitted, are a failure of the service.");
  }

  Pace pace(Values values) {
    return new Pace(
        values.get(interval).orElse(Duration.ZERO),
        values.get(attempt).orElse(Duration.ZERO),
        values.get(retries).map(n -> OptionalInt.of(n.value())).orElse(OptionalInt.empty()),
        values.get(startPeriod).orElse(Duration.ZERO),
        Duration.ZERO,
        values.get(liveness));
  }
}
