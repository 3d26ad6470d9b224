package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.util.Optional;

/** {@code scale} and {@code deploy.replicas}: a service is one step. */
final class ComposeScale {

  static final ValueType<Located<Integer>> TYPE =
      Numbers.whole(0, 1_000_000).then("1", ComposeScale::check);

  private ComposeScale() {}

  private static Optional<Located<Integer>> check(Located<Integer> number, Reading in) {
    if (number.value() == 1) {
      return Optional.of(number);
    }
    in.findings()
        .add(
            DiagnosticCode.UNSUPPORTED_VALUE,
            number.span(),
            "'" + in.subject().value() + ": " + number.value() + "' is not supported " + in.where(),
            number.value() == 0
                ? "put the service into 'profiles' to leave it out of a run"
                : "a service is one step: 'x-slurm.ntasks: "
                    + number.value()
                    + "' starts as many tasks of it; for services that differ, write each of them");
    return Optional.empty();
  }
}
