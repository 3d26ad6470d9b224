package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.runtime.scheduler.Providers;
import java.util.Optional;

/** Finds what a script needs to be rendered. */
final class Scripts {

  private Scripts() {}

  static ScriptRenderer renderer(Plan plan, String scheduler) {
    return new ScriptRenderer(
        Providers.dialect(scheduler).orElseThrow(() -> missing("scheduler", scheduler)),
        Providers.launcher(plan.backend()).orElseThrow(() -> missing("backend", plan.backend())),
        Version.current());
  }

  static CliException missing(String kind, String name) {
    return new CliException(
        new CliFailure.Environment(
            "this installation has no " + kind + " '" + name + "'", Optional.empty()));
  }
}
