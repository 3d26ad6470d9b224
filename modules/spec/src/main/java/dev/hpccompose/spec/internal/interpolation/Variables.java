package dev.hpccompose.spec.internal.interpolation;

import dev.hpccompose.spec.VariableUse;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that a spec may refer to.
 *
 * @param process the environment of the process, which wins
 * @param dotEnv the variables of {@code .env}, which fill what is missing
 */
public record Variables(Map<String, String> process, Map<String, String> dotEnv) {

  public Variables {
    process = Map.copyOf(process);
    dotEnv = Map.copyOf(dotEnv);
  }

  /** The value of a variable, where it is set. */
  public Optional<String> get(String name) {
    String value = process.get(name);
    return value != null ? Optional.of(value) : Optional.ofNullable(dotEnv.get(name));
  }

  /** Who sets a variable that is set. */
  VariableUse.How origin(String name) {
    return process.containsKey(name)
        ? VariableUse.How.SET_BY_PROCESS
        : VariableUse.How.SET_BY_DOTENV;
  }
}
