package dev.hpccompose.render.spi;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.supervisor.VariableTable;
import dev.hpccompose.supervisor.VariableTable.Variable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each task of a parallel service knows about itself. Only the task can tell, so a backend
 * puts this text before the command of the service, in the shell that becomes it.
 */
public final class TaskVariables {

  private static final Map<String, String> VALUES = values();

  private TaskVariables() {}

  /** Our names first: those that PyTorch's {@code env://} and others read are made from them. */
  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Variable variable : VariableTable.get().task()) {
      values.put(variable.name(), variable.value());
    }
    for (Variable variable : VariableTable.get().task()) {
      if (!variable.alias().isEmpty()) {
        values.put(variable.alias(), "$" + variable.name());
      }
    }
    return values;
  }

  /** Whether a service is a parallel program: its step has several tasks. */
  public static boolean areTold(ServicePlan service) {
    return service.step().ntasks() > 1;
  }

  /**
   * Text for a POSIX shell, one command a line; empty for a service with one task. What the spec
   * sets itself is left out.
   */
  public static String script(ServicePlan service) {
    if (!areTold(service)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    VALUES.forEach(
        (name, value) -> {
          if (!service.environment().containsKey(name)) {
            text.append("export ").append(name).append("=\"").append(value).append("\"\n");
          }
        });
    return text.toString();
  }
}
