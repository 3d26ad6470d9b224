package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.ReadinessSpec.Pace;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Flag;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Values;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The mapping {@code healthcheck} of Compose: S-235 to S-243, D-15, D-16. */
final class HealthcheckTable {

  private static final Duration COMPOSE_DEFAULT = Duration.ofSeconds(30);
  private static final int RETRIES_DEFAULT = 3;

  private static final Field<Optional<HealthcheckProbe.Test>> TEST =
      Field.optional(
          "test",
          HealthcheckProbe.TYPE,
          "Command that checks its health: a string for a shell, or a list after CMD, CMD-SHELL or"
              + " NONE. Plain nc, curl and wget probes need no tool in the image.");

  private static final Field<Optional<Located<Duration>>> INTERVAL =
      Field.optional("interval", ComposeDuration.TYPE, "Time between two tries; 30s.");

  private static final Field<Optional<Located<Duration>>> TIMEOUT =
      Field.optional(
          "timeout",
          ComposeDuration.TYPE,
          "With interval, retries or start_period: how long one try may take, 30s when omitted."
              + " Without them: how long the service may take to become ready, 60s when omitted.");

  private static final Field<Optional<Located<Integer>>> RETRIES =
      Field.optional(
          "retries",
          Numbers.whole(1, Sizes.RETRIES),
          "Failures in a row that make the service unhealthy; 3.");

  private static final Field<Optional<Located<Duration>>> START_PERIOD =
      Field.optional(
          "start_period",
          ComposeDuration.TYPE,
          "Time from the launch in which failures do not count; 0s.");

  private static final Field<Optional<Located<Duration>>> START_INTERVAL =
      Field.optional(
          "start_interval",
          ComposeDuration.TYPE,
          "Time between two tries in the start period; as later when omitted.");

  private static final Field<Boolean> DISABLE =
      Field.withDefault(
          "disable", Flag.TRUE_OR_FALSE, false, "false", "Whether there is no check at all.");

  /**
   * What a healthcheck is for a job.
   *
   * @param readiness nothing when the check is disabled
   */
  record Healthcheck(Optional<ReadinessSpec> readiness) {}

  static final Shape<Healthcheck> SHAPE =
      new Fields("healthcheck")
          .with(TEST, INTERVAL, TIMEOUT, RETRIES, START_PERIOD, START_INTERVAL, DISABLE)
          .checked(HealthcheckTable::readiness)
          .withExtensions();

  private HealthcheckTable() {}

  private static Optional<Healthcheck> readiness(Values values) {
    if (values.get(DISABLE)) {
      return Optional.of(new Healthcheck(Optional.empty()));
    }
    if (!values.has(TEST.key())) {
      values.report(
          TEST.key(),
          DiagnosticCode.MISSING_KEY,
          "the key 'test' is missing",
          "give the command that checks health, or 'disable: true'");
    }
    return values
        .get(TEST)
        .map(test -> new Healthcheck(test.probe().map(probe -> timed(probe, values))));
  }

  private static ReadinessSpec timed(ProbeSpec probe, Values values) {
    boolean paced =
        values.has(INTERVAL.key()) || values.has(RETRIES.key()) || values.has(START_PERIOD.key());
    if (!paced) {
      return new ReadinessSpec(
          probe, duration(values, TIMEOUT, ReadinessTables.DEFAULT_TIMEOUT), Pace.own());
    }
    int retries = values.get(RETRIES).map(Located::value).orElse(RETRIES_DEFAULT);
    Pace pace =
        new Pace(
            duration(values, INTERVAL, COMPOSE_DEFAULT),
            duration(values, TIMEOUT, COMPOSE_DEFAULT),
            OptionalInt.of(retries),
            duration(values, START_PERIOD, Duration.ZERO),
            duration(values, START_INTERVAL, Duration.ZERO));
    Duration counted = pace.interval().plus(pace.attempt()).multipliedBy(retries);
    return new ReadinessSpec(probe, pace.startPeriod().plus(counted), pace);
  }

  /** What is written; zero stands for the default, as Compose has it. */
  private static Duration duration(
      Values values, Field<Optional<Located<Duration>>> field, Duration absent) {
    return values.get(field).map(Located::value).filter(d -> !d.isZero()).orElse(absent);
  }
}
