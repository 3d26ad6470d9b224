package dev.hpccompose.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A service in parts that a test replaces; it runs a text as {@code sh -c} does.
 *
 * @param name its name
 * @param command the text
 * @param gate what an exec probe executes
 * @param waits for which services it waits, by name, and for what
 * @param data what differs from the usual, in the words of the data table
 */
public record Draft(
    String name,
    String command,
    List<String> gate,
    List<Hook> postStart,
    List<Hook> preStop,
    List<Map.Entry<String, String>> waits,
    Map<String, String> data) {

  public static Draft of(String name, String command) {
    return new Draft(name, command, List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  private Draft data(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(data);
    all.putAll(others);
    return new Draft(name, command, gate, postStart, preStop, waits, all);
  }

  /** Says something else in one variable of the data table. */
  public Draft with(String variable, Object value) {
    return data(Map.of(variable, value.toString()));
  }

  private Draft waits(String service, String forWhat) {
    List<Map.Entry<String, String>> all = new ArrayList<>(waits);
    all.add(Map.entry(service, forWhat));
    return new Draft(name, command, gate, postStart, preStop, all, data);
  }

  public Draft afterStart(String service) {
    return waits(service, "started");
  }

  public Draft afterHealth(String service) {
    return waits(service, "healthy");
  }

  public Draft afterSuccess(String service) {
    return waits(service, "completed");
  }

  public Draft ready(Gate other) {
    return new Draft(name, command, other.command(), postStart, preStop, waits, data)
        .data(other.data());
  }

  /** Ready as soon as a line of its log matches. */
  Draft says(String pattern) {
    return ready(Gate.log(pattern).timeout(20_000));
  }

  public Draft ignored() {
    return with("HC_POLICY", "ignore");
  }

  public Draft restarts(int times, Duration backoff) {
    return with("HC_POLICY", "restart_on_failure")
        .with("HC_MAX_RESTARTS", times)
        .with("HC_BACKOFF", backoff.toMillis());
  }

  Draft stop(String signal, Duration grace) {
    return with("HC_STOP_SIGNAL", signal).with("HC_GRACE", grace.toMillis());
  }

  Draft registers(String endpoint, Duration ttl) {
    return data(
        Map.of(
            "HC_REG_NAME", endpoint,
            "HC_REG_PORT", "8000",
            "HC_REG_PROTOCOL", "http",
            "HC_REG_PATH", "/v1",
            "HC_REG_TTL", "" + ttl.toMillis()));
  }

  public Draft postStart(Hook... hooks) {
    return new Draft(name, command, gate, List.of(hooks), preStop, waits, data)
        .with("HC_POST_START", timeouts(hooks));
  }

  public Draft preStop(Hook... hooks) {
    return new Draft(name, command, gate, postStart, List.of(hooks), waits, data)
        .with("HC_PRE_STOP", timeouts(hooks));
  }

  private static String timeouts(Hook... hooks) {
    return Stream.of(hooks)
        .map(hook -> "" + hook.timeout().toMillis())
        .collect(Collectors.joining(" "));
  }

  Draft limitsLog(int bytes) {
    return with("HC_LOG_LIMIT", bytes);
  }

  String token() {
    return data.getOrDefault("HC_TOKEN", name.replaceAll("[^A-Za-z0-9_-]", "_x2e_"));
  }

  /** What the script executes for it. */
  String functions(int index) {
    StringBuilder text = new StringBuilder();
    function(text, "hc_launch_" + index, Hook.of(command));
    if (!gate.isEmpty()) {
      Hook probe = new Hook(gate, Map.of(), ".", Duration.ZERO);
      function(text, "hc_exec_probe_" + index, probe);
    }
    IntStream.range(0, postStart.size())
        .forEach(i -> function(text, "hc_post_start_" + index + "_" + (i + 1), postStart.get(i)));
    IntStream.range(0, preStop.size())
        .forEach(i -> function(text, "hc_pre_stop_" + index + "_" + (i + 1), preStop.get(i)));
    return text.toString();
  }

  private static void function(StringBuilder text, String name, Hook what) {
    text.append(name).append("() {\n  cd ").append(Bash.quoted(what.place()));
    what.environment()
        .forEach(
            (variable, value) ->
                text.append("\n  export ").append(variable).append('=').append(Bash.quoted(value)));
    text.append("\n  exec");
    what.argv().forEach(word -> text.append(' ').append(Bash.quoted(word)));
    text.append("\n}\n");
  }
}
