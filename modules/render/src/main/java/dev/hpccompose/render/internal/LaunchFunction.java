package dev.hpccompose.render.internal;

import dev.hpccompose.plan.ContainerOptions.Ulimit;
import dev.hpccompose.plan.Hook;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Readiness.Probe;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that become one service, and the commands beside it: environment, limits, command.
 *
 * @param renderer the scheduler and the backend
 * @param plan the plan
 * @param index the place of the service in the plan
 */
record LaunchFunction(ScriptRenderer renderer, Plan plan, int index) {

  private ServicePlan service() {
    return plan.services().get(index);
  }

  String text() {
    Launch launch = renderer.launcher().launch(plan, service());
    List<ShellWord> step = renderer.dialect().step(plan, service(), launch);
    List<String> functions = new ArrayList<>();
    functions.add(function("hc_launch_" + index, service(), launch, limits(), step));
    execProbe()
        .map(exec -> beside("hc_exec_probe_" + index, service(), exec.argv()))
        .ifPresent(functions::add);
    hooks("hc_post_start_", service().lifecycle().postStart(), functions);
    hooks("hc_pre_stop_", service().lifecycle().preStop(), functions);
    return String.join("\n", functions);
  }

  private Optional<Probe.Exec> execProbe() {
    return service()
        .readiness()
        .map(Readiness::probe)
        .filter(Probe.Exec.class::isInstance)
        .map(Probe.Exec.class::cast);
  }

  private void hooks(String name, List<Hook> hooks, List<String> functions) {
    for (int i = 0; i < hooks.size(); i++) {
      Hook hook = hooks.get(i);
      String function = name + index + "_" + (i + 1);
      functions.add(beside(function, service().seenBy(hook), hook.argv()));
    }
  }

  private String beside(String name, ServicePlan seen, List<String> argv) {
    Launch launch = renderer.launcher().probe(plan, seen, argv);
    return function(name, seen, launch, "", renderer.dialect().probe(plan, seen, launch));
  }

  private String function(
      String name, ServicePlan seen, Launch launch, String limits, List<ShellWord> command) {
    StringBuilder text = new StringBuilder();
    text.append(name).append("() {\n");
    if (seen.isEntered()) {
      text.append("  local HC_LAUNCH=${HC_LAUNCHES[").append(index).append("]}\n");
    }
    launch.environment().forEach((variable, word) -> export(text, variable, word));
    for (Map.Entry<String, String> variable : seen.environment().entrySet()) {
      export(text, variable.getKey(), ShellWord.of(variable.getValue()));
    }
    text.append(limits).append("  exec");
    for (ShellWord word : command) {
      text.append(" \\\n    ").append(word.text());
    }
    return text.append("\n}\n").toString();
  }

  private static void export(StringBuilder text, String name, ShellWord value) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("not the name of a variable: " + name);
    }
    text.append("  export ").append(name).append('=').append(value.text()).append('\n');
  }

  /** The soft limit first: a hard limit below it would be refused. */
  private String limits() {
    StringBuilder text = new StringBuilder();
    for (Ulimit limit : service().container().ulimits()) {
      limit(text, "-S", limit.option(), limit.soft());
      limit(text, "-H", limit.option(), limit.hard());
    }
    return text.toString();
  }

  private static void limit(StringBuilder text, String which, String option, String value) {
    if (!option.matches("-[a-z]") || !value.matches("[0-9]+|unlimited")) {
      throw new IllegalArgumentException("not a limit: " + option + " " + value);
    }
    text.append("  ulimit ").append(which).append(' ').append(option).append(' ').append(value);
    text.append(" || exit 126\n");
  }
}
