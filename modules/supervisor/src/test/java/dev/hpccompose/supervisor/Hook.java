package dev.hpccompose.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A command beside the process of a service. */
public record Hook(
    List<String> argv, Map<String, String> environment, String place, Duration timeout) {

  public static Hook of(String command) {
    return new Hook(List.of("sh", "-c", command), Map.of(), ".", Duration.ofSeconds(30));
  }

  Hook within(Duration other) {
    return new Hook(argv, environment, place, other);
  }

  Hook in(String other, Map<String, String> variables) {
    return new Hook(argv, variables, other, timeout);
  }
}
