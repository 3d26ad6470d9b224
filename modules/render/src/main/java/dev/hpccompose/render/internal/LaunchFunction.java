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
import java.util.LinkedHashMap;
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
    removal(functions);
    return String.join("\n", functions);
  }

  /**
   * On the first node without the scheduler, which starts nothing any more in a job that it ends.
   */
  private void removal(List<String> functions) {
    List<ShellWord> here = renderer.launcher().removal(service());
    if (here.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("hc_remove_" + index + "() {\n  local HC_LAUNCH=$1\n");
    call(text, here);
    if (service().step().nodes() > 1) {
      call(text, renderer.dialect().everywhere(service(), here));
    }
    functions.add(text.append("}\n").toString());
  }

  private static void call(StringBuilder text, List<ShellWord> words) {
    text.append("  timeout 60");
    words.forEach(word -> text.append(" \\\n    ").append(word.text()));
    text.append('\n');
  }

  /** Those have names, in which the launch is told. */
  private boolean leavesContainers() {
    return !renderer.launcher().removal(service()).isEmpty();
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

  /**
   * The words are settled before the variables are: no variable of a service can change what is
   * executed.
   */
  private String function(
      String name, ServicePlan seen, Launch launch, String limits, List<ShellWord> command) {
    List<ServiceVariable> variables = variables(seen, launch);
    StringBuilder text = new StringBuilder();
    text.append(name).append("() {\n");
    if (leavesContainers()) {
      text.append("  local HC_LAUNCH=${HC_LAUNCHES[").append(index).append("]}\n");
    }
    text.append("  set --");
    words(variables, command).forEach(word -> text.append(" \\\n    ").append(word.text()));
    text.append('\n');
    variables.stream()
        .filter(variable -> !variable.needsEnv())
        .map(ServiceVariable::export)
        .forEach(text::append);
    return text.append(limits).append("  exec \"$@\"\n}\n").toString();
  }

  private static List<ServiceVariable> variables(ServicePlan seen, Launch launch) {
    Map<String, ShellWord> all = new LinkedHashMap<>(launch.environment());
    seen.environment().forEach((name, value) -> all.put(name, ShellWord.of(value)));
    return all.entrySet().stream()
        .map(variable -> new ServiceVariable(variable.getKey(), variable.getValue()))
        .toList();
  }

  private static List<ShellWord> words(List<ServiceVariable> variables, List<ShellWord> command) {
    List<ShellWord> words = new ArrayList<>();
    variables.stream()
        .filter(ServiceVariable::needsEnv)
        .map(ServiceVariable::assignment)
        .forEach(words::add);
    if (!words.isEmpty()) {
      words.addFirst(ShellWord.of("/usr/bin/env"));
    }
    words.addAll(command);
    return words;
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
