package dev.hpccompose.render;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import java.util.List;
import java.util.Optional;

/** What tests in other packages need to run scripts. */
public final class TestScripts {

  private TestScripts() {}

  /** The whole script for these services, of the plainest scheduler and backend. */
  public static String render(List<ServicePlan> services, RunIdentity run) {
    Plan plan = Plans.plan("model", services);
    return new ScriptRenderer(new Plans.PlainDialect(), new Plans.PlainLauncher(), "1")
        .render(plan, Optional.of(run));
  }

  /** What a script prints that must end with code 0. */
  public static String run(String script) {
    return Bash.fileText(script);
  }
}
