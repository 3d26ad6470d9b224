package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.PrepareSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;
import java.util.Optional;

/** The keys of a service that say how its image is made: one mapping under two names. */
final class PrepareFields {

  private static final Field<Optional<PrepareSpec>> NEUTRAL =
      Field.mapping(
          "x-runtime", PrepareTable.under("x-runtime"), "What the container runtime does first.");

  private static final Field<Optional<PrepareSpec>> ENROOT =
      Field.mapping("x-enroot", PrepareTable.under("x-enroot"), "Another name of x-runtime.");

  /** In the order of the manual. */
  static final List<Field<?>> ALL = List.of(NEUTRAL, ENROOT);

  static Optional<PrepareSpec> prepare(Values values) {
    if (values.has(NEUTRAL.key()) && values.has(ENROOT.key())) {
      values.report(
          ENROOT.key(),
          DiagnosticCode.KEYS_EXCLUDE,
          "'x-enroot' and 'x-runtime' exclude each other",
          "they are two names of one mapping: keep 'x-runtime'");
    }
    return values.get(NEUTRAL).or(() -> values.get(ENROOT));
  }
}
