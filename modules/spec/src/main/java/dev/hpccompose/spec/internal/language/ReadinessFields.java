package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.Optional;

/** The keys of a service that say when it is ready: S-205, S-235. */
final class ReadinessFields {

  private final Field<Optional<Located<ReadinessSpec>>> readiness;
  private final Field<Optional<Located<HealthcheckTable.Healthcheck>>> healthcheck;

  /** Declares them in a table. */
  ReadinessFields(Fields fields) {
    readiness =
        fields.optional(
            "readiness", Locating.of(ReadinessTables.TYPE), "How to learn that it is ready.");
    healthcheck =
        fields.optional(
            "healthcheck",
            Locating.of(HealthcheckTable.SHAPE),
            "The same in the words of Compose.");
  }

  Optional<Located<ReadinessSpec>> readiness(Values values) {
    if (values.has(readiness.key()) && values.has(healthcheck.key())) {
      values.report(
          healthcheck.key(),
          DiagnosticCode.KEYS_EXCLUDE,
          "'healthcheck' and 'readiness' exclude each other",
          "keep one of them");
    }
    return values
        .get(readiness)
        .or(
            () ->
                values
                    .get(healthcheck)
                    .flatMap(
                        check ->
                            check
                                .value()
                                .readiness()
                                .map(spec -> new Located<>(spec, check.span()))));
  }
}
