package dev.hpccompose.supervisor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes a service ready, in the words of the data table; times are milliseconds.
 *
 * @param data the variables
 * @param command what an exec probe executes
 */
public record Gate(Map<String, String> data, List<String> command) {

  private static Gate of(String kind, Map<String, String> own, int interval, int attempt) {
    Map<String, String> data = new LinkedHashMap<>(own);
    data.put("HC_PROBE", kind);
    data.put("HC_PROBE_TIMEOUT", "40000");
    data.put("HC_PROBE_INTERVAL", "" + interval);
    data.put("HC_PROBE_ATTEMPT", "" + attempt);
    data.put("HC_PROBE_RETRIES", "0");
    data.put("HC_PROBE_START_PERIOD", "0");
    data.put("HC_PROBE_START_INTERVAL", "" + interval);
    data.put("HC_PROBE_LIVE_RETRIES", "3");
    return new Gate(data, List.of());
  }

  public static Gate sleep(int delay) {
    return of("sleep", Map.of("HC_PROBE_DELAY", "" + delay), 200, 2000);
  }

  public static Gate log(String pattern) {
    return of("log", Map.of("HC_PROBE_PATTERN", pattern), 200, 2000);
  }

  public static Gate tcp(String host, int port) {
    Map<String, String> own = Map.of("HC_PROBE_HOST", host, "HC_PROBE_PORT", "" + port);
    return of("tcp", own, 200, 2000);
  }

  static Gate http(String url, int status) {
    return of("http", Map.of("HC_PROBE_URL", url, "HC_PROBE_STATUS", "" + status), 200, 2000);
  }

  static Gate exec(String... command) {
    return new Gate(of("exec", Map.of(), 2000, 10_000).data, List.of(command));
  }

  Gate with(String variable, int value) {
    Map<String, String> more = new LinkedHashMap<>(data);
    more.put(variable, "" + value);
    return new Gate(more, command);
  }

  public Gate timeout(int millis) {
    return with("HC_PROBE_TIMEOUT", millis);
  }

  public Gate every(int millis) {
    return with("HC_PROBE_INTERVAL", millis).with("HC_PROBE_START_INTERVAL", millis);
  }

  public Gate attempt(int millis) {
    return with("HC_PROBE_ATTEMPT", millis);
  }

  public Gate retries(int failures) {
    return with("HC_PROBE_RETRIES", failures).with("HC_PROBE_LIVE_RETRIES", failures);
  }

  Gate forgiving(Duration period, int interval) {
    return with("HC_PROBE_START_PERIOD", (int) period.toMillis())
        .with("HC_PROBE_START_INTERVAL", interval);
  }

  /** Asked at this pace once the service is ready too. */
  public Gate watched(int interval) {
    return with("HC_PROBE_LIVENESS", interval);
  }
}
