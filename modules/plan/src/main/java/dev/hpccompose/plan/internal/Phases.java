package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.ServiceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When services run, if every one starts as early as it may and runs as long as it may. A phase
 * ends where somebody waits for others to complete; services of one phase run at once.
 */
final class Phases {

  /**
   * The phases in which a service runs.
   *
   * @param first the first one, from 0
   * @param last the last one
   */
  record Span(int first, int last) {}

  private final Map<String, Integer> first = new HashMap<>();
  private final Map<String, Integer> last = new HashMap<>();
  private int count = 1;

  private Phases() {}

  static Phases of(List<ServiceSpec> services) {
    Phases phases = new Phases();
    List<ServiceSpec> ordered = StartOrder.of(services);
    ordered.forEach(phases::begin);
    ordered.forEach(phases::endAwaited);
    return phases;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** When a service runs. */
  Span of(ServiceSpec service) {
    String name = service.name().value();
    return new Span(first.getOrDefault(name, 0), last.getOrDefault(name, count - 1));
  }

  private void begin(ServiceSpec service) {
    int begin = 0;
    for (DependencySpec dependency : service.dependsOn()) {
      int awaited = first.getOrDefault(dependency.service().value(), 0);
      begin = Math.max(begin, completes(dependency) ? awaited + 1 : awaited);
    }
    first.put(service.name().value(), begin);
    count = Math.max(count, begin + 1);
  }

  private void endAwaited(ServiceSpec service) {
    int before = first.getOrDefault(service.name().value(), 0) - 1;
    service.dependsOn().stream()
        .filter(Phases::completes)
        .forEach(dependency -> last.merge(dependency.service().value(), before, Math::min));
  }

  private static boolean completes(DependencySpec dependency) {
    return dependency.condition() == DependencySpec.Condition.COMPLETED;
  }
}
