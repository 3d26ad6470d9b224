package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.internal.shape.Findings;

/** A rule between values; it stays silent about what other findings already put in doubt. */
@FunctionalInterface
interface SpecCheck {

  /** Adds what breaks the rule. */
  void check(ComposeSpec spec, Findings findings);
}
