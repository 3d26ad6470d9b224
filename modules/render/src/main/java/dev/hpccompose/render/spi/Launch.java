package dev.hpccompose.render.spi;

import dev.hpccompose.render.ShellWord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service as a container backend launches it.
 *
 * @param stepOptions options for the launcher of the step, such as {@code --container-image=…}
 * @param argv what the step executes; the first word is an absolute path
 * @param environment variables that the backend sets for the service, before the service's own
 */
public record Launch(
    List<ShellWord> stepOptions, List<ShellWord> argv, Map<String, ShellWord> environment) {

  /** Copies everything. */
  public Launch {
    stepOptions = List.copyOf(stepOptions);
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** A launch without variables of the backend. */
  public Launch(List<ShellWord> stepOptions, List<ShellWord> argv) {
    this(stepOptions, argv, Map.of());
  }
}
