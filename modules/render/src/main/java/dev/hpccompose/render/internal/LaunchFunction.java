package dev.hpccompose.render.internal;

import dev.hpccompose.plan.ContainerOptions.Ulimit;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Readiness;
import dev.hpccompose.plan.Readiness.Probe;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ScriptRenderer;
import dev.hpccompose.render.ShellWord;
import dev.hpccompose.render.spi.Launch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that become one service, and the probe inside its container: environment, limits,
 * command.
 *
 * @param renderer the scheduler and the backend
 * @param plan the plan
 * @param index the place of the service in the plan
 */
record LaunchFunction(ScriptRenderer renderer, Plan plan, int index) {

  private ServicePlan service() {
    return plan.services().get(index);
  }

  /** Both, or the first one alone where no probe runs inside the container. */
  String text() {
    Launch launch = renderer.launcher().launch(plan, service());
    List<ShellWord> step = renderer.dialect().step(plan, service(), launch);
    String start = function("hc_launch_", launch, limits(), step);
    return execProbe().map(probe -> start + '\n' + probe(probe)).orElse(start);
  }

  private Optional<Probe.Exec> execProbe() {
    return service()
        .readiness()
        .map(Readiness::probe)
        .filter(Probe.Exec.class::isInstance)
        .map(Probe.Exec.class::cast);
  }

  private String probe(Probe.Exec exec) {
    Launch launch = renderer.launcher().probe(plan, service(), exec.argv());
    return function(
        "hc_exec_probe_", launch, "", renderer.dialect().probe(plan, service(), launch));
  }

  private String function(String name, Launch launch, String limits, List<ShellWord> command) {
    StringBuilder text = new StringBuilder();
    text.append(name).append(index).append("() {\n");
    if (execProbe().isPresent()) {
      text.append("  local HC_LAUNCH=${HC_LAUNCHES[").append(index).append("]}\n");
    }
    launch.environment().forEach((variable, word) -> export(text, variable, word));
    for (Map.Entry<String, String> variable : service().environment().entrySet()) {
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
