package dev.hpccompose.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An item of {@code post_start} or {@code pre_stop}.
 *
 * @param command {@code command}
 * @param environment {@code environment}, beside the variables of the service
 * @param workingDir {@code working_dir}
 * @param timeout {@code timeout_seconds}
 */
public record HookSpec(
    CommandText command,
    List<VariableSpec> environment,
    Optional<Located<String>> workingDir,
    Duration timeout) {

  public HookSpec {
    environment = List.copyOf(environment);
  }
}
