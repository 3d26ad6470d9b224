package dev.hpccompose.render.spi;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The variables of a service on their way into a container, whose tool may change or drop some of
 * them. Those travel under other names, and the container's shell sets them.
 *
 * @param listed names that come through as they are
 * @param carried names that travel under another name, by that name
 */
public record CarriedVariables(List<String> listed, Map<String, String> carried) {

  private static final String CARRIER = "HPC_COMPOSE_VALUE_";

  /**
   * A shell gives them values of its own: neither a tool nor the container's shell can set them.
   */
  private static final Set<String> SHELLS_OWN =
      Set.of("UID", "EUID", "PPID", "SHELLOPTS", "BASHOPTS", "BASH_VERSINFO", "_", "SHLVL");

  public CarriedVariables {
    listed = List.copyOf(listed);
    carried = Collections.unmodifiableMap(new LinkedHashMap<>(carried));
  }

  /**
   * The variables of a service.
   *
   * @param comesThrough whether a name with this value reaches the container as it is
   */
  public static CarriedVariables of(ServicePlan service, BiPredicate<String, String> comesThrough) {
    List<String> listed = new ArrayList<>();
    Map<String, String> carried = new LinkedHashMap<>();
    service
        .environment()
        .forEach(
            (name, value) -> {
              if (SHELLS_OWN.contains(name)) {
                return;
              }
              if (comesThrough.test(name, value)) {
                listed.add(name);
              } else {
                carried.put(CARRIER + carried.size(), name);
              }
            });
    return new CarriedVariables(listed, carried);
  }

  /**
   * What stands before a program of the host: what the service sets and that program would heed is
   * the host's again. The service gets its own in the container.
   *
   * @param heeded names that mean something to the program
   */
  public static List<ShellWord> keptFrom(ServicePlan service, Predicate<String> heeded) {
    List<ShellWord> words = new ArrayList<>();
    service.environment().keySet().stream()
        .filter(heeded)
        .filter(name -> !SHELLS_OWN.contains(name))
        .map(name -> ShellWord.joined(ShellWord.of(name + "="), ShellWord.variable(name)))
        .forEach(words::add);
    if (!words.isEmpty()) {
      words.addFirst(ShellWord.of("/usr/bin/env"));
    }
    return words;
  }

  /** The variables that carry values. */
  public Map<String, ShellWord> carriers(ServicePlan service) {
    Map<String, ShellWord> carriers = new LinkedHashMap<>();
    carried.forEach(
        (carrier, name) -> {
          String value = service.environment().getOrDefault(name, "");
          carriers.put(carrier, ShellWord.of(value));
        });
    return carriers;
  }

  /** Text for the container's shell. */
  public String script() {
    StringBuilder text = new StringBuilder();
    carried.forEach(
        (carrier, name) ->
            text.append("export ").append(name).append("=\"$").append(carrier).append("\"\n"));
    if (!carried.isEmpty()) {
      text.append("unset ").append(String.join(" ", carried.keySet())).append('\n');
    }
    return text.toString();
  }
}
