package dev.hpccompose.render.internal;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import java.util.List;
import java.util.Map;

/** The function that becomes one service: its environment, then its command. */
final class LaunchFunction {

  private LaunchFunction() {}

  static String of(int index, ServicePlan service, List<ShellWord> command) {
    StringBuilder text = new StringBuilder();
    text.append("hc_launch_").append(index).append("() {\n");
    for (Map.Entry<String, String> variable : service.environment().entrySet()) {
      text.append("  export ").append(assignment(variable)).append('\n');
    }
    text.append("  exec");
    for (ShellWord word : command) {
      text.append(" \\\n    ").append(word.text());
    }
    return text.append("\n}\n").toString();
  }

  private static String assignment(Map.Entry<String, String> variable) {
    String name = variable.getKey();
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("not the name of a variable: " + name);
    }
    return name + "=" + ShellWord.of(variable.getValue()).text();
  }
}
