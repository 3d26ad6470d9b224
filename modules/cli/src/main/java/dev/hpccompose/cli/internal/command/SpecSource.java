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
import dev.hpccompose.spec.Redaction;
import dev.hpccompose.spec.SpecLoader;
import dev.hpccompose.spec.SpecRequest;
import dev.hpccompose.spec.SpecResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A spec and all that can be said about it without running it.
 *
 * @param loaded the spec as it was loaded
 * @param plan the plan, unless there are errors
 * @param findings all findings
 * @param engine what services run as on this machine, with {@code --local}
 */
record SpecSource(
    SpecResult loaded, Optional<Plan> plan, Findings findings, Optional<LocalEngine> engine) {

  /**
   * Loads and plans.
   *
   * @param project the project of the spec
   * @param instead what replaces the backend of the spec
   */
  static SpecSource load(
      Project project, SpecRequest request, Function<Backend, Optional<LocalEngine>> instead) {
    SpecResult loaded = SpecLoader.load(request);
    ProjectCache cache =
        loaded
            .spec()
            .map(spec -> ProjectCache.of(project, request, spec, loaded.profiles()))
            .orElseGet(ProjectCache::none);
    Optional<LocalEngine> engine = loaded.spec().flatMap(spec -> instead.apply(spec.backend()));
    Optional<Backend> backend = engine.map(LocalEngine::backend);
    Path home = project.console().home();
    Optional<PlanResult> planned =
        loaded
            .spec()
            .filter(_ -> cache.isUsable())
            .map(spec -> Planner.plan(spec, new PlanContext(home, backend, cache.directory())));
    Findings findings =
        new Findings(loaded.diagnostics(), loaded.sources().and(cache.sources()))
            .and(cache.findings())
            .and(planned.map(PlanResult::diagnostics).orElse(List.of()));
    return new SpecSource(
        loaded, planned.flatMap(PlanResult::plan), findings.shownFrom(project.console()), engine);
  }

  /** The plan; warnings are told on the way, notes are counted, errors end the command. */
  Plan planOrFail(Console console) {
    Plan found = checked(findings.upTo(false));
    findings.printBriefly(console);
    return found;
  }

  /** The plan; these findings are told on the way, errors end the command. */
  Plan planOrFail(Console console, Findings told) {
    Plan found = checked(told);
    told.print(console);
    return found;
  }

  private Plan checked(Findings told) {
    if (plan.isEmpty() || told.hasErrors()) {
      throw new CliException(new CliFailure.Spec(told));
    }
    return plan.get();
  }

  /** What hides its secrets, unless they are to be shown. */
  Redaction redaction(boolean showValues) {
    return showValues ? Redaction.none() : Redaction.of(loaded);
  }
}
