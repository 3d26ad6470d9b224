package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.ReadinessSpec.Pace;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Values;
import java.time.Duration;
import java.util.Optional;

/** {@code readiness} with {@code type: sleep}. */
final class SleepTable {

  private static final Field<Duration> SECONDS =
      Field.required(
          "seconds", Numbers.seconds(1, Sizes.DAY_SECONDS), "Seconds after which it is ready.");

  private static final Field<Optional<Duration>> TIMEOUT =
      Field.optional(
          "timeout_seconds",
          Numbers.seconds(1, 2 * Sizes.DAY_SECONDS),
          "Seconds after which it counts as failed; 60 more than 'seconds' when omitted.");

  static final Shape<ReadinessSpec> SHAPE =
      new Fields("")
          .with(SECONDS, TIMEOUT)
          .refused("liveness", "waiting says nothing about health: use 'type: tcp', http or exec")
          .checked(SleepTable::sleep);

  private SleepTable() {}

  private static Optional<ReadinessSpec> sleep(Values values) {
    Duration delay = values.get(SECONDS);
    Duration timeout = values.get(TIMEOUT).orElse(delay.plus(ReadinessTables.DEFAULT_TIMEOUT));
    if (timeout.compareTo(delay) <= 0) {
      values.report(
          TIMEOUT.key(),
          DiagnosticCode.SLEEP_AFTER_TIMEOUT,
          "'timeout_seconds' must be larger than 'seconds', which is " + delay.toSeconds() + ",",
          "remove it, or give more than " + delay.toSeconds());
      return Optional.empty();
    }
    return Optional.of(new ReadinessSpec(new ProbeSpec.Sleep(delay), timeout, Pace.own()));
  }
}
