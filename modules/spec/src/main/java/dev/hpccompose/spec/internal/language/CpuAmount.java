package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A number of CPUs as Compose has it: fractions are legal. Slurm gives whole ones. */
final class CpuAmount {

  static final ValueType<Located<CpuAmount.Cpus>> TYPE =
      Text.LINE.then("a number of CPUs such as 2 or 0.5", CpuAmount::check);

  /**
   * A number of CPUs.
   *
   * @param written as it is written
   * @param whole rounded up
   */
  record Cpus(String written, int whole) {}

  private CpuAmount() {}

  private static Optional<Located<Cpus>> check(Located<String> text, Reading in) {
    boolean number = text.value().matches("[0-9]{1,6}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}");
    int whole =
        number ? new BigDecimal(text.value()).setScale(0, RoundingMode.CEILING).intValueExact() : 0;
    if (whole < 1 || whole > Sizes.MOST_CPUS) {
      in.findings()
          .add(
              number ? DiagnosticCode.OUT_OF_RANGE : DiagnosticCode.WRONG_TYPE,
              text.span(),
              in.what() + " is not a number of CPUs: '" + text.value() + "'",
              "write a number above 0, such as 2 or 0.5");
      return Optional.empty();
    }
    return Optional.of(new Located<>(new Cpus(text.value(), whole), text.span()));
  }
}
