package dev.hpccompose.images.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One call of a tool, to be made.
 *
 * @param argv the program, absolute, and its arguments; free of secrets
 * @param environment all of its environment
 * @param timeout after which it is killed
 */
public record ToolCall(List<String> argv, Map<String, String> environment, Duration timeout) {
  public ToolCall {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }
}
