package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Values;

/** The ways to ask for GPUs: S-144, S-154, D-6. */
final class GpuKeys {

  static final ValueType<Located<Integer>> COUNT = Numbers.whole(0, 100_000);

  private GpuKeys() {}

  /** Warns that {@code gpus} does nothing beside {@code gres}. */
  static void gresWins(Values values) {
    if (values.has("gres") && values.has("gpus")) {
      values.report(
          "gpus",
          DiagnosticCode.KEY_OVERRULED,
          "'gpus' does nothing beside 'gres'",
          "keep one of them");
    }
  }
}
