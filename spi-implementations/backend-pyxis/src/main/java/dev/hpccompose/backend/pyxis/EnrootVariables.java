package dev.hpccompose.backend.pyxis;

import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.render.ShellWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a service on their way through Enroot, which writes them into a file of lines
 * {@code NAME=value}: an empty value, one of several lines, one in quotes and a name of Enroot's
 * own do not come through. They travel under other names, and the container's shell sets them.
 *
 * @param listed names that Pyxis may hand on, so that they win over the image's
 * @param carried names that travel under another name, by that name
 */
record EnrootVariables(List<String> listed, Map<String, String> carried) {

  private static final String CARRIER = "HPC_COMPOSE_VALUE_";

  /** A shell gives them values of its own: neither Enroot's nor the container's can set them. */
  private static final Set<String> SHELLS_OWN =
      Set.of("UID", "EUID", "PPID", "SHELLOPTS", "BASHOPTS", "BASH_VERSINFO", "_", "SHLVL");

  static EnrootVariables of(ServicePlan service) {
    List<String> listed = new ArrayList<>();
    Map<String, String> carried = new LinkedHashMap<>();
    service
        .environment()
        .forEach(
            (name, value) -> {
              if (SHELLS_OWN.contains(name)) {
                return;
              }
              if (comesThrough(name, value)) {
                listed.add(name);
              } else {
                carried.put(CARRIER + carried.size(), name);
              }
            });
    return new EnrootVariables(listed, carried);
  }

  private static boolean comesThrough(String name, String value) {
    return !name.startsWith("ENROOT_") && value.matches("[^\\p{Cntrl}'\"][^\\p{Cntrl}]*");
  }

  /** The variables that carry values. */
  Map<String, ShellWord> carriers(ServicePlan service) {
    Map<String, ShellWord> carriers = new LinkedHashMap<>();
    carried.forEach(
        (carrier, name) -> {
          String value = service.environment().getOrDefault(name, "");
          carriers.put(carrier, ShellWord.of(value));
        });
    return carriers;
  }

  /** Text for the container's shell. */
  String script() {
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
