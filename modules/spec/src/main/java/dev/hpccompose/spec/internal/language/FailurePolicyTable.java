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

  private static final Fields FIELDS = new Fields("failure_policy");

  private static final Field<Optional<Located<Mode>>> MODE =
      FIELDS.optional(
          "mode",
          new Words<>(List.of(Mode.values()), Mode::word),
          "fail_job (when omitted) ends the job, ignore goes on, restart_on_failure tries again.");

  private static final Field<Integer> MAX_RESTARTS =
      FIELDS.withDefault(
          "max_restarts",
          Numbers.whole(1, 1_000_000)
              .then("a whole number from 1", (number, in) -> Optional.of(number.value())),
          3,
          "3",
          "Launches after the first one; only with restart_on_failure.");

  private static final Field<Duration> BACKOFF_SECONDS =
      FIELDS.withDefault(
          "backoff_seconds",
          Numbers.seconds(1, Sizes.DAY_SECONDS),
          Duration.ofSeconds(5),
          "5",
          "Seconds from an exit to the next launch; only with restart_on_failure.");

  static final Shape<FailurePolicySpec> SHAPE = FIELDS.shape(FailurePolicyTable::policy);

  private FailurePolicyTable() {}

  private static FailurePolicySpec policy(Values values) {
    Mode mode = values.get(MODE).map(Located::value).orElse(Mode.FAIL_JOB);
    return switch (mode) {
      case FAIL_JOB -> withoutRestarts(values, mode, new FailurePolicySpec.FailJob());
      case IGNORE -> withoutRestarts(values, mode, new FailurePolicySpec.Ignore());
      case RESTART_ON_FAILURE ->
          new FailurePolicySpec.RestartOnFailure(
              values.get(MAX_RESTARTS), values.get(BACKOFF_SECONDS));
    };
  }

  private static FailurePolicySpec withoutRestarts(
      Values values, Mode mode, FailurePolicySpec policy) {
    // a mode that was not understood may well have been the right one
    if (values.has(MODE.key()) && values.get(MODE).isEmpty()) {
      return policy;
    }
    for (Field<?> field : List.of(MAX_RESTARTS, BACKOFF_SECONDS)) {
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
