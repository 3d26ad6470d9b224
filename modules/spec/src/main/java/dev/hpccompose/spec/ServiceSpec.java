package dev.hpccompose.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One service, as written.
 *
 * @param name its key under {@code services}
 * @param span its whole mapping
 * @param image {@code image}
 * @param command {@code command}
 * @param entrypoint {@code entrypoint}; of the same form as the command where both are set
 * @param environment {@code environment}, in the order of the file, each name once
 * @param volumes {@code volumes}
 * @param workingDir {@code working_dir}
 * @param dependsOn {@code depends_on}, each service once
 * @param readiness {@code readiness}
 * @param main {@code main}: whether its end ends the job
 * @param slurm {@code x-slurm} of the service
 * @param stopGracePeriod {@code stop_grace_period}
 */
public record ServiceSpec(
    Located<String> name,
    SourceSpan span,
    Optional<Located<ImageReference>> image,
    Optional<Located<CommandText>> command,
    Optional<Located<CommandText>> entrypoint,
    List<VariableSpec> environment,
    List<Located<VolumeSpec>> volumes,
    Optional<Located<String>> workingDir,
    List<DependencySpec> dependsOn,
    Optional<Located<ReadinessSpec>> readiness,
    boolean main,
    ServiceSlurm slurm,
    Optional<Located<Duration>> stopGracePeriod) {

  public ServiceSpec {
    environment = List.copyOf(environment);
    volumes = List.copyOf(volumes);
    dependsOn = List.copyOf(dependsOn);
  }
}
