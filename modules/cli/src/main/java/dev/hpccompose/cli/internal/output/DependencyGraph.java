package dev.hpccompose.cli.internal.output;

import dev.hpccompose.plan.Dependency;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import java.util.ArrayList;
import java.util.List;

/** Who waits for whom, for people, for Graphviz and for programs. */
public final class DependencyGraph {

  private DependencyGraph() {}

  /** One line for each service, in start order. */
  public static String text(Plan plan) {
    Table table = new Table();
    for (ServicePlan service : plan.services()) {
      table.row(service.name(), PlanWords.dependencies(service.dependencies()));
    }
    return table.toString();
  }

  /** A graph for {@code dot}; an edge points to the one that waits. */
  public static String dot(Plan plan) {
    StringBuilder dot = new StringBuilder("digraph ").append(quoted(plan.jobName())).append(" {\n");
    dot.append("  rankdir=LR;\n");
    for (ServicePlan service : plan.services()) {
      dot.append("  ").append(quoted(service.name())).append(";\n");
    }
    for (Edge edge : edges(plan)) {
      dot.append("  ").append(quoted(edge.from())).append(" -> ").append(quoted(edge.to()));
      dot.append(" [label=").append(quoted(edge.condition())).append("];\n");
    }
    return dot.append("}\n").toString();
  }

  /** The document of {@code inspect --dependencies json}. */
  public static String json(Plan plan) {
    return Json.document(
        json -> {
          json.texts("services", plan.services().stream().map(ServicePlan::name).toList());
          json.objects(
              "edges",
              edges(plan),
              (inner, edge) -> {
                inner.text("service", edge.to());
                inner.text("waits_for", edge.from());
                inner.text("condition", edge.condition());
              });
        });
  }

  private static List<Edge> edges(Plan plan) {
    List<Edge> edges = new ArrayList<>();
    for (ServicePlan service : plan.services()) {
      for (Dependency dependency : service.dependencies()) {
        String condition = dependency.condition().composeName();
        edges.add(new Edge(dependency.service(), service.name(), condition));
      }
    }
    return edges;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private record Edge(String from, String to, String condition) {}
}
