package dev.hpccompose.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command beside the process of a service, in its container where it has one.
 *
 * @param argv the command; never empty
 * @param environment variables beside those of the service and in the place of those of the same
 *     name
 * @param workingDir directory in which it starts; that of the service when it is absent
 * @param timeout how long it may take
 */
public record Hook(
    List<String> argv,
    Map<String, String> environment,
    Optional<String> workingDir,
    Duration timeout) {

  public Hook {
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
