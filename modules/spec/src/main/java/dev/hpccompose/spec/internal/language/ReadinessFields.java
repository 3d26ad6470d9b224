package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;
import java.util.Optional;

/** The keys of a service that say when it is ready: S-205, S-235. */
final class ReadinessFields {

  private static final Field<Optional<Located<ReadinessSpec>>> READINESS =
      Field.optional(
          "readiness", Locating.of(ReadinessTables.TYPE), "How to learn that it is ready.");

  private static final Field<Optional<Located<HealthcheckTable.Healthcheck>>> HEALTHCHECK =
      Field.optional(
          "healthcheck", Locating.of(HealthcheckTable.SHAPE), "The same in the words of Compose.");

  /** In the order of the manual. */
  static final List<Field<?>> ALL = List.of(READINESS, HEALTHCHECK);

  static Optional<Located<ReadinessSpec>> readiness(Values values) {
    if (values.has(READINESS.key()) && values.has(HEALTHCHECK.key())) {
      values.report(
          HEALTHCHECK.key(),
          DiagnosticCode.KEYS_EXCLUDE,
          "'healthcheck' and 'readiness' exclude each other",
          "keep one of them");
    }
    return values
        .get(READINESS)
        .or(
            () ->
                values
                    .get(HEALTHCHECK)
                    .flatMap(
                        check ->
                            check
                                .value()
                                .readiness()
                                .map(spec -> new Located<>(spec, check.span()))));
  }
}
