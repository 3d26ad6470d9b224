package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.JobFeatures;
import dev.hpccompose.plan.JobFeatures.Endpoint;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.spi.TaskVariables;
import dev.hpccompose.supervisor.VariableTable;
import dev.hpccompose.supervisor.VariableTable.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables that a service gets whatever its image says: without this list an image's own value
 * would win.
 */
final class VariableNames {

  private VariableNames() {}

  /** The names, joined as Pyxis reads them. */
  static String of(JobFeatures features, ServicePlan service) {
    Set<String> names = new LinkedHashSet<>(names(VariableTable.get().always()));
    if (features.resume().isPresent()) {
      names.addAll(names(VariableTable.get().resume()));
    }
    if (features.rendezvous().size() == 1) {
      endpoint(names, Endpoint.VARIABLES);
    }
    features.rendezvous().forEach(endpoint -> endpoint(names, endpoint.variables()));
    if (TaskVariables.areTold(service)) {
      names.addAll(names(VariableTable.get().parallel()));
    }
    names.removeAll(service.environment().keySet());
    names.addAll(EnrootVariables.of(service).listed());
    return String.join(",", names);
  }

  private static List<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::name).toList();
  }

  private static void endpoint(Set<String> names, String variables) {
    List.of("_URL", "_HOST", "_PORT").forEach(part -> names.add(variables + part));
  }
}
