package dev.hpccompose.runtime.submission;

import dev.hpccompose.supervisor.VariableTable;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment that a submission hands on to its job. */
public final class JobEnvironment {

  private JobEnvironment() {}

  /**
   * The environment without the variables that an outer job, another parallel program or the
   * options of a shell left in it; settings of this tool, and where the configuration of Slurm is
   * found, stay.
   *
   * @param environment of the submitting process
   */
  public static Map<String, String> withoutOuterJob(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> VariableTable.get().isInherited(variable.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
