package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.PrepareSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.Optional;

/** The keys of a service that say how its image is made: one mapping under two names. */
final class PrepareFields {

  private final Field<Optional<PrepareSpec>> neutral;
  private final Field<Optional<PrepareSpec>> enroot;

  /** Declares them in a table. */
  PrepareFields(Fields fields) {
    neutral =
        fields.mapping(
            "x-runtime", PrepareTable.under("x-runtime"), "What the container runtime does first.");
    enroot =
        fields.mapping("x-enroot", PrepareTable.under("x-enroot"), "Another name of x-runtime.");
  }

  Optional<PrepareSpec> prepare(Values values) {
    if (values.has(neutral.key()) && values.has(enroot.key())) {
      values.report(
          enroot.key(),
          DiagnosticCode.KEYS_EXCLUDE,
          "'x-enroot' and 'x-runtime' exclude each other",
          "they are two names of one mapping: keep 'x-runtime'");
    }
    return values.get(neutral).or(() -> values.get(enroot));
  }
}
