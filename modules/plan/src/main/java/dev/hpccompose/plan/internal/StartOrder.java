package dev.hpccompose.plan.internal;

import dev.hpccompose.spec.DependencySpec;
import dev.hpccompose.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The order in which services are started: dependencies first, file order among equals. */
public final class StartOrder {

  private final List<ServiceSpec> services;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<List<Integer>> waiters = new ArrayList<>();
  private final int[] open;

  private StartOrder(List<ServiceSpec> services) {
    this.services = services;
    open = new int[services.size()];
    for (int i = 0; i < services.size(); i++) {
      places.put(services.get(i).name().value(), i);
      waiters.add(new ArrayList<>());
    }
  }

  /**
   * Orders services. What a service waits for and is not there does not count.
   *
   * @param services services in the order of the file, without circles
   */
  public static List<ServiceSpec> of(List<ServiceSpec> services) {
    return new StartOrder(services).order();
  }

  private List<ServiceSpec> order() {
    for (int i = 0; i < open.length; i++) {
      await(i);
    }
    PriorityQueue<Integer> startable = new PriorityQueue<>();
    for (int i = 0; i < open.length; i++) {
      if (open[i] == 0) {
        startable.add(i);
      }
    }
    List<ServiceSpec> ordered = new ArrayList<>();
    while (!startable.isEmpty()) {
      int next = startable.remove();
      ordered.add(services.get(next));
      for (int waiter : waiters.get(next)) {
        open[waiter]--;
        if (open[waiter] == 0) {
          startable.add(waiter);
        }
      }
    }
    if (ordered.size() < services.size()) {
      throw new IllegalArgumentException("services wait in a circle");
    }
    return ordered;
  }

  private void await(int waiter) {
    for (DependencySpec dependency : services.get(waiter).dependsOn()) {
      Integer awaited = places.get(dependency.service().value());
      if (awaited != null) {
        waiters.get(awaited).add(waiter);
        open[waiter]++;
      }
    }
  }
}
