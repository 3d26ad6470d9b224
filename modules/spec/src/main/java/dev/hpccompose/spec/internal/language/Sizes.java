package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.ValueType;

/** Counts, with bounds that lie above every cluster and below what a slip of the hand gives. */
final class Sizes {

  static final ValueType<Located<Integer>> NODES = Numbers.whole(1, 100_000);
  static final ValueType<Located<Integer>> TASKS = Numbers.whole(1, 10_000_000);
  static final ValueType<Located<Integer>> CPUS = Numbers.whole(1, Sizes.MOST_CPUS);
  static final int MOST_CPUS = 100_000;
  static final int RETRIES = 100_000;
  static final int DAY_SECONDS = 86_400;

  private Sizes() {}
}
