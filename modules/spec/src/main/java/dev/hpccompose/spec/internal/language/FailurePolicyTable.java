package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.FailurePolicySpec;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Values;
import dev.hpccompose.spec.internal.shape.Words;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mapping {@code failure_policy} of a service. */
final class FailurePolicyTable {

  private enum Mode {
    FAIL_JOB,
    IGNORE,
    RESTART_ON_FAILURE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private enum Growth {
    FIXED,
    EXPONENTIAL;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Field<Optional<Located<Mode>>> MODE =
      Field.optional(
          "mode",
          new Words<>(List.of(Mode.values()), Mode::word),
          "fail_job (when omitted) ends the job, ignore carries on, restart_on_failure tries"
              + " again.");

  private static final Field<Integer> MAX_RESTARTS =
      Field.withDefault(
          "max_restarts",
          Numbers.whole(1, 1_000_000)
              .then("a whole number from 1", (number, in) -> Optional.of(number.value())),
          3,
          "3",
          "Launches after the first one; only with restart_on_failure.");

  private static final Field<Duration> BACKOFF_SECONDS =
      Field.withDefault(
          "backoff_seconds",
          Numbers.seconds(1, Sizes.DAY_SECONDS),
          Duration.ofSeconds(5),
          "5",
          "Seconds from an exit to the next launch; only with restart_on_failure.");

  private static final Field<Optional<Located<Growth>>> GROWTH =
      Field.optional(
          "backoff",
          new Words<>(List.of(Growth.values()), Growth::word),
          "fixed (when omitted) waits 'backoff_seconds' each time, exponential twice as long each"
              + " time; only with restart_on_failure.");

  private static final Field<Duration> MAX_BACKOFF_SECONDS =
      Field.withDefault(
          "max_backoff_seconds",
          Numbers.seconds(1, Sizes.DAY_SECONDS),
          Duration.ofMinutes(5),
          "300",
          "The most that the delay grows to; only with 'backoff: exponential'.");

  private static final Field<Optional<Duration>> WINDOW_SECONDS =
      Field.optional(
          "window_seconds",
          Numbers.seconds(1, 366 * Sizes.DAY_SECONDS),
          "How long a restart counts, for 'max_restarts' and for the delay; as long as the job"
              + " when omitted; only with restart_on_failure.");

  static final Shape<FailurePolicySpec> SHAPE =
      new Fields("failure_policy")
          .with(MODE, MAX_RESTARTS, BACKOFF_SECONDS, GROWTH, MAX_BACKOFF_SECONDS, WINDOW_SECONDS)
          .shape(FailurePolicyTable::policy);

  private FailurePolicyTable() {}

  private static FailurePolicySpec policy(Values values) {
    Mode mode = values.get(MODE).map(Located::value).orElse(Mode.FAIL_JOB);
    return switch (mode) {
      case FAIL_JOB -> withoutRestarts(values, mode, new FailurePolicySpec.FailJob());
      case IGNORE -> withoutRestarts(values, mode, new FailurePolicySpec.Ignore());
      case RESTART_ON_FAILURE ->
          new FailurePolicySpec.RestartOnFailure(
              values.get(MAX_RESTARTS),
              values.get(BACKOFF_SECONDS),
              maxBackoff(values),
              values.get(WINDOW_SECONDS).orElse(Duration.ZERO));
    };
  }

  private static Duration maxBackoff(Values values) {
    Growth growth = values.get(GROWTH).map(Located::value).orElse(Growth.FIXED);
    if (growth == Growth.EXPONENTIAL) {
      return capped(values);
    }
    boolean understood = !values.has(GROWTH.key()) || values.get(GROWTH).isPresent();
    if (understood && values.has(MAX_BACKOFF_SECONDS.key())) {
      values.report(
          MAX_BACKOFF_SECONDS.key(),
          DiagnosticCode.BACKOFF_CAP,
          "'max_backoff_seconds' has no meaning with 'backoff: fixed'",
          "write 'backoff: exponential', or remove the line");
    }
    return Duration.ZERO;
  }

  private static Duration capped(Values values) {
    Duration cap = values.get(MAX_BACKOFF_SECONDS);
    Duration first = values.get(BACKOFF_SECONDS);
    if (cap.compareTo(first) < 0 && values.has(MAX_BACKOFF_SECONDS.key())) {
      values.report(
          MAX_BACKOFF_SECONDS.key(),
          DiagnosticCode.BACKOFF_CAP,
          "'max_backoff_seconds' is less than 'backoff_seconds'",
          "give it at least " + first.toSeconds());
    }
    return cap.compareTo(first) < 0 ? first : cap;
  }

  private static FailurePolicySpec withoutRestarts(
      Values values, Mode mode, FailurePolicySpec policy) {
    // a mode that was not understood may well have been the right one
    if (values.has(MODE.key()) && values.get(MODE).isEmpty()) {
      return policy;
    }
    for (Field<?> field :
        List.of(MAX_RESTARTS, BACKOFF_SECONDS, GROWTH, MAX_BACKOFF_SECONDS, WINDOW_SECONDS)) {
      if (values.has(field.key())) {
        values.report(
            field.key(),
            DiagnosticCode.RESTARTS_WITHOUT_MODE,
            "'" + field.key() + "' has no meaning with 'mode: " + mode.word() + "'",
            "write 'mode: restart_on_failure', or remove the line");
      }
    }
    return policy;
  }
}
