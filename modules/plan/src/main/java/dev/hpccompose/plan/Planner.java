package dev.hpccompose.plan;

import dev.hpccompose.plan.internal.Planning;
import dev.hpccompose.spec.ComposeSpec;

/** Resolves a spec. Touches no file, no clock and no environment. */
public final class Planner {

  private Planner() {}

  /**
   * Resolves a spec to a plan. The findings of {@link dev.hpccompose.spec.SpecLoader} are not
   * repeated.
   *
   * @param spec a spec without errors
   * @param context what the plan depends on besides
   */
  public static PlanResult plan(ComposeSpec spec, PlanContext context) {
    return new Planning(spec, context).run();
  }
}
