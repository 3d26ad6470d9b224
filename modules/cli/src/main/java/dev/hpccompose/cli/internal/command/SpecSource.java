package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.Findings;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.PlanContext;
import dev.hpccompose.plan.PlanResult;
import dev.hpccompose.plan.Planner;
import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A spec and all that can be said about it without running it.
 *
 * @param plan the plan, unless there are errors
 * @param findings errors and warnings
 */
record SpecSource(Optional<Plan> plan, Findings findings) {

  static SpecSource load(Console console, Path file, Optional<Backend> backend) {
    SpecResult loaded = SpecLoader.load(file, console.environment());
    Optional<PlanResult> planned =
        loaded.spec().map(spec -> Planner.plan(spec, new PlanContext(console.home(), backend)));
    Findings findings = new Findings(loaded.diagnostics(), loaded.sources());
    return new SpecSource(
        planned.flatMap(PlanResult::plan),
        planned
            .map(result -> findings.and(result.diagnostics()))
            .orElse(findings)
            .shownFrom(console));
  }

  /** The plan; warnings are told on the way, errors end the command. */
  Plan planOrFail(Console console) {
    if (plan.isEmpty() || findings.hasErrors()) {
      throw new CliException(new CliFailure.Spec(findings));
    }
    findings.print(console);
    return plan.get();
  }
}
