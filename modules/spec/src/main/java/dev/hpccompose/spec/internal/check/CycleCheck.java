package dev.hpccompose.spec.internal.check;

import dev.hpccompose.spec.ComposeSpec;
import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ServiceSpec;
import dev.hpccompose.spec.internal.shape.Findings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** No service may wait for itself, directly or through others. */
record CycleCheck() implements SpecCheck {

  @Override
  public void check(ComposeSpec spec, Findings findings) {
    Search search = new Search(spec, findings);
    spec.services().forEach(search::from);
  }

  /** A search in depth that keeps its own stack: chains may be as long as a file allows. */
  private static final class Search {

    private final Map<String, ServiceSpec> services = new HashMap<>();
    private final Findings findings;
    private final Set<String> done = new HashSet<>();
    private final Set<String> onPath = new HashSet<>();
    private final Deque<Step> path = new ArrayDeque<>();

    private record Step(String name, Iterator<DependencySpec> dependencies) {}

    private Search(ComposeSpec spec, Findings findings) {
      spec.services().forEach(service -> services.put(service.name().value(), service));
      this.findings = findings;
    }

    private void from(ServiceSpec start) {
      enter(start);
      while (!path.isEmpty()) {
        Step step = path.getLast();
        if (step.dependencies().hasNext()) {
          follow(step.dependencies().next().service());
        } else {
          path.removeLast();
          onPath.remove(step.name());
        }
      }
    }

    private void follow(Located<String> dependency) {
      ServiceSpec next = services.get(dependency.value());
      if (onPath.contains(dependency.value())) {
        report(dependency);
      } else if (next != null) {
        enter(next);
      }
    }

    private void enter(ServiceSpec service) {
      String name = service.name().value();
      if (done.add(name)) {
        onPath.add(name);
        path.addLast(new Step(name, service.dependsOn().iterator()));
      }
    }

    private void report(Located<String> closing) {
      List<String> names = new ArrayList<>(path.stream().map(Step::name).toList());
      List<String> circle =
          new ArrayList<>(names.subList(names.indexOf(closing.value()), names.size()));
      circle.add(closing.value());
      findings.add(
          DiagnosticCode.DEPENDENCY_CYCLE,
          closing.span(),
          "services wait for each other in a circle: " + String.join(" -> ", circle),
          "remove one of these dependencies");
    }
  }
}
