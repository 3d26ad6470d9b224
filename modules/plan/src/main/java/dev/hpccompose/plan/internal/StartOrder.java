package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order in which services are started: dependencies first, file order among equals. */
public final class StartOrder {

  private StartOrder() {}

  /**
   * Orders services.
   *
   * @param services services in the order of the file, without circles
   */
  public static List<ServiceSpec> of(List<ServiceSpec> services) {
    List<ServiceSpec> waiting = new ArrayList<>(services);
    List<ServiceSpec> ordered = new ArrayList<>();
    Set<String> started = new HashSet<>();
    while (!waiting.isEmpty()) {
      ServiceSpec next = waiting.remove(firstStartable(waiting, started));
      started.add(next.name().value());
      ordered.add(next);
    }
    return ordered;
  }

  private static int firstStartable(List<ServiceSpec> waiting, Set<String> started) {
    for (int i = 0; i < waiting.size(); i++) {
      if (startable(waiting.get(i), started)) {
        return i;
      }
    }
    throw new IllegalArgumentException("services wait in a circle");
  }

  private static boolean startable(ServiceSpec service, Set<String> started) {
    return service.dependsOn().stream()
        .map(DependencySpec::service)
        .allMatch(dependency -> started.contains(dependency.value()));
  }
}
